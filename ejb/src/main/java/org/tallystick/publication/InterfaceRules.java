package org.tallystick.publication;

/// The rules of one interface: of an inbound one the first counts, of an outbound one the second.
public record InterfaceRules(PublicationRule publication, HandOver handOver) {

  public static final InterfaceRules USUAL =
      new InterfaceRules(PublicationRule.USUAL, HandOver.USUAL);
}
