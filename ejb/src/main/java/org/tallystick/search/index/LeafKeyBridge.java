package org.tallystick.search.index;

import org.hibernate.search.mapper.pojo.bridge.IdentifierBridge;
import org.hibernate.search.mapper.pojo.bridge.runtime.IdentifierBridgeFromDocumentIdentifierContext;
import org.hibernate.search.mapper.pojo.bridge.runtime.IdentifierBridgeToDocumentIdentifierContext;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;

/// Writes a ledger position as people do, `acme.42`, so that an entry's id can be read in any index tool.
public final class LeafKeyBridge implements IdentifierBridge<LeafKey> {

  @Override
  public String toDocumentIdentifier(
      LeafKey key, IdentifierBridgeToDocumentIdentifierContext context) {
    return key.position().toString();
  }

  @Override
  public LeafKey fromDocumentIdentifier(
      String id, IdentifierBridgeFromDocumentIdentifierContext context) {
    return LeafKey.of(LedgerPosition.parse(id));
  }
}
