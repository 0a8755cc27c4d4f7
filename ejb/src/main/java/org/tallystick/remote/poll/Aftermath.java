package org.tallystick.remote.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.archive.FetchedFiles;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.Suffix;
import org.tallystick.remote.Habit;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;

/// Does on the partner's server what is agreed with a file that is durable here (REM-3), and only with that version of it.
@ApplicationScoped
class Aftermath {

  @Inject private FetchedFiles archive;
  @Inject private SeenFiles seen;
  @Inject private Transactions transactions;

  void settle(Here here, RemoteEntry entry, SeenFile state) throws RemoteFault {
    InterfaceId id = here.job().agreed().id();
    Habit habit = here.job().terms().habit();
    if (waitsHere(here, entry, state)) {
      return;
    }
    if (habit.kind() == Habit.Kind.LEAVE) {
      transactions.call(() -> {
        seen.settled(id, entry.name());
        return id;
      });
      return;
    }
    RemotePath path = here.path(entry.name());
    Optional<RemoteEntry> now = here.session().look(path);
    if (now.isPresent() && !now.get().isSameAs(entry)) {
      return;
    }
    if (now.isPresent()) {
      if (habit.kind() == Habit.Kind.DELETE) {
        here.session().remove(path);
      } else {
        rename(here, habit, path, entry.name());
      }
    }
    transactions.call(() -> {
      seen.forget(id, entry.name());
      return id;
    });
  }

  /// A file that is held here is no exchange yet: at the partner it stays where everybody sees it.
  private boolean waitsHere(Here here, RemoteEntry entry, SeenFile state) {
    boolean isFile = Chosen.isFile(here.job().agreed().rules().publication(), entry.name());
    RawPath path = here.job().agreed().directory().resolve(entry.name());
    return isFile
        && state.digest().isPresent()
        && transactions.call(
            () -> archive.isHeld(here.job().log(), path, state.digest().orElseThrow()));
  }

  /// An older file that has the new name already is kept: this one gets a number, too.
  private static void rename(Here here, Habit habit, RemotePath path, RawName name)
      throws RemoteFault {
    RemotePath target = habit.target(here.job().terms().directory(), name).orElse(path);
    if (target.equals(path)) {
      return;
    }
    if (here.session().look(target).isPresent()) {
      RawName numbered =
          new Suffix("." + here.listed()).append(target.names().getLast()).orElse(name);
      target =
          new RemotePath(
              target.fromRoot(),
              Stream.concat(
                      target.names().subList(0, target.names().size() - 1).stream(),
                      Stream.of(numbered))
                  .toList());
    }
    here.session().rename(path, target, false);
  }
}
