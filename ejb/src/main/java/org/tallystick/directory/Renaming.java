package org.tallystick.directory;

import static org.tallystick.directory.Refusal.Reason.ALREADY_EXISTS;
import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NOT_AGREED;
import static org.tallystick.directory.Refusal.Reason.NOT_SUPPORTED;
import static org.tallystick.directory.Refusal.Reason.TOO_LARGE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;

/// Moves an entry, and with a directory everything below it: one `file.renamed` event for each name that moves, so that every directory's story stays complete.
@ApplicationScoped
class Renaming {

  private static final int MOST_NAMES = 10_000;

  @Inject private DirectoryTree tree;
  @Inject private TreeRules rules;
  @Inject private NameConsequences consequences;

  Outcome<DirectoryEntry> run(
      LedgerTransaction transaction,
      PartnerSession session,
      DirectoryEntry entry,
      RawPath to,
      boolean replace) {
    if (entry.path().equals(to)) {
      return Outcome.done(entry);
    }
    return rules
        .change(session, to)
        .then(target -> sameInterface(session, entry, target, to))
        .then(target ->
            rules
                .parentOf(session, to)
                .then(parent -> free(entry, to, replace))
                .then(free -> move(transaction, session, entry, to))
                .then(moved -> {
                  if (!moved.isDirectory()) {
                    consequences.renamed(transaction, session, target, entry, moved);
                  }
                  return Outcome.done(moved);
                }));
  }

  private Outcome<PartnerInterface> sameInterface(
      PartnerSession session, DirectoryEntry entry, PartnerInterface target, RawPath to) {
    return rules
        .change(session, entry.path())
        .then(source ->
            source.direction() == target.direction()
                ? Outcome.done(target)
                : Outcome.refused(
                    NOT_AGREED,
                    to.text() + ": a name cannot move between what you send and what you fetch"));
  }

  private Outcome<RawPath> free(DirectoryEntry entry, RawPath to, boolean replace) {
    if (entry.isDirectory() && to.startsWith(entry.path())) {
      return Outcome.refused(NOT_SUPPORTED, to.text() + ": a directory cannot move into itself");
    }
    Optional<DirectoryEntry> there = tree.entry(entry.log(), to);
    if (there.isEmpty()) {
      return Outcome.done(to);
    }
    if (!replace) {
      return Outcome.refused(ALREADY_EXISTS, to.text() + ": exists already");
    }
    return there.get().isDirectory() || entry.isDirectory()
        ? Outcome.refused(IS_A_DIRECTORY, to.text() + ": only a file can be replaced, by a file")
        : Outcome.done(to);
  }

  private Outcome<DirectoryEntry> move(
      LedgerTransaction transaction, PartnerSession session, DirectoryEntry entry, RawPath to) {
    List<DirectoryEntry> below = below(entry, transaction.size());
    if (below.size() >= MOST_NAMES) {
      return Outcome.refused(
          TOO_LARGE,
          entry.path().text()
              + ": holds more than "
              + MOST_NAMES
              + " names; move its parts one by one");
    }
    DirectoryEntry moved = moveOne(transaction, session, entry, to);
    for (DirectoryEntry inside : below) {
      moveOne(transaction, session, inside, rebase(inside.path(), entry.path(), to));
    }
    return Outcome.done(moved);
  }

  private DirectoryEntry moveOne(
      LedgerTransaction transaction, PartnerSession session, DirectoryEntry entry, RawPath to) {
    long index =
        transaction.append(
            consequences.renaming(session, entry).path("from", entry.path()).path("to", to));
    DirectoryEntry moved = entry.continuedAs(to, entry.attributes(), index);
    tree.end(transaction, entry, index);
    tree.place(transaction, moved);
    return moved;
  }

  private List<DirectoryEntry> below(DirectoryEntry directory, long size) {
    List<DirectoryEntry> found = new ArrayList<>();
    if (directory.isDirectory()) {
      collect(directory, size, found);
    }
    return found;
  }

  private void collect(DirectoryEntry directory, long size, List<DirectoryEntry> found) {
    List<DirectoryEntry> inside =
        tree.page(directory.log(), directory.path(), size, null, MOST_NAMES - found.size());
    for (DirectoryEntry entry : inside) {
      found.add(entry);
      if (entry.isDirectory() && found.size() < MOST_NAMES) {
        collect(entry, size, found);
      }
    }
  }

  private static RawPath rebase(RawPath path, RawPath from, RawPath to) {
    RawPath rebased = to;
    for (var name : path.names().subList(from.names().size(), path.names().size())) {
      rebased = rebased.resolve(name);
    }
    return rebased;
  }
}
