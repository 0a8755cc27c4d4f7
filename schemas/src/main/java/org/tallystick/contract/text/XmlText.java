package org.tallystick.contract.text;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML without ever leaving it (`TEXT-3`).
public final class XmlText {

  private XmlText() {}

  /// The texts of elements and the values of attributes; empty when the text is not well-formed.
  ///
  /// @param cut the text may end anywhere: what comes before the end is given
  static Optional<String> values(String xml, boolean cut) {
    StringBuilder values = new StringBuilder(xml.length() / 2);
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        append(values, reader, reader.next());
      }
    } catch (XMLStreamException e) {
      return cut && !values.isEmpty() ? Optional.of(values.toString()) : Optional.empty();
    }
    return Optional.of(values.toString());
  }

  /// Why a text is not well-formed XML; empty when it is.
  public static Optional<String> fault(String xml) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        reader.next();
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.of(
          e.getLocation() == null
              ? "not well-formed XML"
              : "not well-formed XML at line "
                  + e.getLocation().getLineNumber()
                  + ", column "
                  + e.getLocation().getColumnNumber());
    }
  }

  private static void append(StringBuilder values, XMLStreamReader reader, int event) {
    switch (event) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          values.append(reader.getText());
      case XMLStreamConstants.ENTITY_REFERENCE -> values.append(' ').append(reader.getLocalName());
      case XMLStreamConstants.START_ELEMENT -> {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          values.append(' ').append(reader.getAttributeValue(i));
        }
        values.append(' ');
      }
      case XMLStreamConstants.END_ELEMENT -> values.append(' ');
      default -> {
        // Comments and instructions are not what a partner tells us.
      }
    }
  }

  private static XMLInputFactory factory() {
    // The platform's own: what else lies on the class path must not decide how safely we read.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("the content refers to something outside itself");
    });
    return factory;
  }
}
