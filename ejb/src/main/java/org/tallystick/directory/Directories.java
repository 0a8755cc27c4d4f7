package org.tallystick.directory;

import static org.tallystick.directory.Refusal.Reason.ALREADY_EXISTS;
import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NOT_AGREED;
import static org.tallystick.directory.Refusal.Reason.NOT_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NOT_EMPTY;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;

/// What a partner does to its tree of names. Every answer, a refusal included, comes after its event is durable.
@Stateless
@RolesAllowed("partner")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Directories {

  @Inject private Ledger ledger;
  @Inject private DirectoryTree tree;
  @Inject private TreeRules rules;
  @Inject private Renaming renaming;
  @Inject private NameConsequences consequences;

  /// Grants a listing of a directory as it is now; {@link #page} then reads it.
  public Outcome<Listing> list(PartnerSession session, RawPath directory) {
    return attempt(
        session,
        "list",
        directory,
        transaction ->
            rules
                .enter(session, directory)
                .then(entered -> {
                  consequences.looking(transaction, session, directory);
                  long size = transaction.size();
                  transaction.append(
                      session
                          .event(EventType.DIRECTORY_LISTED)
                          .path(directory)
                          .integer("size", size));
                  return Outcome.done(new Listing(session.log(), directory, size));
                }));
  }

  /// The next entries of a granted listing, in byte order of their names; an empty list is the end.
  ///
  /// @param after the last name of the page before, null for the first page
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public List<DirectoryEntry> page(Listing listing, @Nullable RawName after, int limit) {
    return tree.page(listing.log(), listing.directory(), listing.size(), after, limit);
  }

  public Outcome<DirectoryEntry> makeDirectory(PartnerSession session, RawPath path) {
    return attempt(
        session,
        "mkdir",
        path,
        transaction -> {
          if (path.isRoot() || tree.entry(session.log(), path).isPresent()) {
            return Outcome.refused(ALREADY_EXISTS, path.text() + ": exists already");
          }
          return rules
              .change(session, path)
              .then(agreed -> rules.parentOf(session, path))
              .then(parent ->
                  Outcome.done(
                      makeDirectory(transaction, session.event(EventType.DIRECTORY_MADE), path)));
        });
  }

  private DirectoryEntry makeDirectory(LedgerTransaction transaction, Event event, RawPath path) {
    long index = transaction.append(event.path("directory", path));
    DirectoryEntry made =
        DirectoryEntry.ofDirectory(transaction.log(), path, index, transaction.now());
    tree.place(transaction, made);
    return made;
  }

  public Outcome<DirectoryEntry> removeDirectory(PartnerSession session, RawPath path) {
    return attempt(
        session,
        "rmdir",
        path,
        transaction ->
            existing(session, path)
                .then(entry -> {
                  if (!entry.isDirectory()) {
                    return Outcome.refused(
                        NOT_A_DIRECTORY, path.text() + ": is a file, expected a directory");
                  }
                  if (!tree.isEmpty(session.log(), path)) {
                    return Outcome.refused(NOT_EMPTY, path.text() + ": the directory is not empty");
                  }
                  Event event = session.event(EventType.DIRECTORY_REMOVED).path("directory", path);
                  tree.end(transaction, entry, transaction.append(event));
                  return Outcome.done(entry);
                }));
  }

  /// Takes a file's name away; the document stays in the archive.
  public Outcome<DirectoryEntry> remove(PartnerSession session, RawPath path) {
    return attempt(
        session,
        "remove",
        path,
        transaction ->
            existing(session, path)
                .then(entry ->
                    entry.isDirectory()
                        ? Outcome.refused(
                            IS_A_DIRECTORY, path.text() + ": is a directory, expected a file")
                        : rules
                            .change(session, path)
                            .then(agreed ->
                                Outcome.done(remove(transaction, session, agreed, entry)))));
  }

  private DirectoryEntry remove(
      LedgerTransaction transaction,
      PartnerSession session,
      PartnerInterface agreed,
      DirectoryEntry entry) {
    Event event = consequences.removing(session, agreed, entry);
    tree.end(transaction, entry, transaction.append(event));
    consequences.removed(transaction, agreed, entry);
    return entry;
  }

  /// Brings what the archive keeps in a directory up to date, before one of its names is looked at without a listing.
  public void refresh(PartnerSession session, RawPath directory) {
    ledger.append(
        session.log(),
        transaction -> {
          consequences.looking(transaction, session, directory);
          return transaction.size();
        });
  }

  /// Moves a file or a directory with all that is in it.
  ///
  /// @param replace whether a file at `to` may be replaced, atomically (`posix-rename@openssh.com`); SFTP version 3's own RENAME may not
  public Outcome<DirectoryEntry> rename(
      PartnerSession session, RawPath from, RawPath to, boolean replace) {
    return attempt(
        session,
        "rename",
        from,
        transaction ->
            existing(session, from)
                .then(entry -> renaming.run(transaction, session, entry, to, replace)));
  }

  public Outcome<DirectoryEntry> setAttributes(
      PartnerSession session, RawPath path, AttributeChange change) {
    return attempt(
        session,
        "setattr",
        path,
        transaction ->
            existing(session, path)
                .then(entry -> Outcome.done(setAttributes(transaction, session, entry, change))));
  }

  private DirectoryEntry setAttributes(
      LedgerTransaction transaction,
      PartnerSession session,
      DirectoryEntry entry,
      AttributeChange change) {
    FileAttributes wanted = change.applyTo(entry.attributes());
    if (wanted.equals(entry.attributes())) {
      return entry;
    }
    long index =
        transaction.append(
            session
                .event(EventType.ATTRIBUTES_SET)
                .path("entry", entry.path())
                .integer("modified", wanted.modifiedAt())
                .integer("permissions", wanted.permissions()));
    DirectoryEntry changed = entry.continuedAs(entry.path(), wanted, index);
    tree.place(transaction, changed);
    return changed;
  }

  private Outcome<DirectoryEntry> existing(PartnerSession session, RawPath path) {
    return rules
        .change(session, path)
        .then(agreed ->
            tree.entry(session.log(), path)
                .map(Outcome::done)
                .orElseGet(() ->
                    Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file or directory")));
  }

  private <R> Outcome<R> attempt(
      PartnerSession session, String operation, RawPath path, Check<R> check) {
    return ledger.append(
        session.log(),
        transaction -> {
          Outcome<R> outcome = check.run(transaction);
          if (outcome instanceof Outcome.Refused<R>(Refusal refusal)
              && refusal.reason() == NOT_AGREED) {
            transaction.append(Refusals.event(session, operation, path, refusal));
          }
          return outcome;
        });
  }

  private interface Check<R> {
    Outcome<R> run(LedgerTransaction transaction);
  }
}
