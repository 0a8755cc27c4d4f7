package org.tallystick.search;

import java.util.List;
import java.util.Map;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LogId;

/// Some leaves of one log, in order, with what they are about.
///
/// @param bytes the event documents that are not erased, by index
/// @param partner what people call the partner whose log this is
/// @param documents those these leaves brought and those they linked
/// @param numbers of the business documents that rest on them, by index
/// @param next the index behind the last of these leaves
/// @param last that leaf's hash
record LedgerBatch(
    LogId log,
    String partner,
    List<EventRow> events,
    Map<Long, EventDocument> bytes,
    List<Document> documents,
    Map<Long, List<String>> numbers,
    long next,
    LeafHash last) {}
