package org.tallystick.evidence.pack;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.tlog.ContentDigest;

/// An ASiCManifest (ETSI EN 319 162-1 annex A.4) in the one form a pack's has (`PACK-2`).
final class AsicManifest {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\""
          + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
          + "<asic:SigReference URI=\"%s\" MimeType=\"%s\"/>";
  private static final String FILE =
      "<asic:DataObjectReference URI=\"%s\">"
          + "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
          + "<ds:DigestValue>%s</ds:DigestValue></asic:DataObjectReference>";

  private AsicManifest() {}

  static byte[] ofSeal(SortedMap<EntryName, byte[]> files) {
    return write(PackName.SEAL, "application/pkcs7-signature", files);
  }

  static byte[] ofTimeStamp(SortedMap<EntryName, byte[]> files) {
    return write(PackName.TIME_STAMP, "application/vnd.etsi.timestamp-token", files);
  }

  private static byte[] write(String signature, String type, SortedMap<EntryName, byte[]> files) {
    StringBuilder xml = new StringBuilder(HEAD.formatted(signature, type));
    for (Map.Entry<EntryName, byte[]> file : files.entrySet()) {
      String digest = StrictBase64.encode(ContentDigest.of(file.getValue()).bytes());
      xml.append(FILE.formatted(file.getKey().text(), digest));
    }
    return xml.append("</asic:ASiCManifest>").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
