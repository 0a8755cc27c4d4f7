package org.tallystick.past;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.past.DirectoryChange.Kind;
import org.tallystick.proof.Leaves;

/// Says what an event did to a directory. In the caller's transaction.
@ApplicationScoped
class Changes {

  @Inject private Leaves leaves;
  @Inject private DirectoryTree tree;

  /// What happened to one name, as the directory saw it.
  private record Step(Kind kind, Optional<RawName> name, Optional<RawPath> other) {

    static Step of(Kind kind, RawPath path) {
      return new Step(kind, path.name(), Optional.empty());
    }

    static Step itself(Kind kind, Optional<RawPath> other) {
      return new Step(kind, Optional.empty(), other);
    }
  }

  DirectoryChange read(Place place, SubjectLeaves.Numbered leaf) {
    Leaves.Stored stored = leaves.find(place.log(), new LeafIndex(leaf.index())).orElseThrow();
    Optional<EventDocument> words = stored.document();
    Step step =
        words
            .map(said -> step(place, said, leaf.index()))
            .orElseGet(() -> Step.itself(Kind.ERASED, Optional.empty()));
    Optional<DirectoryEntry> before = before(place, step, leaf.index());
    return new DirectoryChange(
        new LedgerPosition(place.log(), leaf.index()),
        leaf.number(),
        LogLine.parse(stored.leaf()).at().value(),
        step.kind(),
        step.name(),
        step.other(),
        words.map(Changes::fileSize).orElseGet(OptionalLong::empty),
        step.kind() == Kind.REPLACED
            ? before.map(entry -> OptionalLong.of(entry.size())).orElseGet(OptionalLong::empty)
            : OptionalLong.empty(),
        words.flatMap(EventDocument::account),
        words.flatMap(EventDocument::session));
  }

  private Step step(Place place, EventDocument said, long index) {
    JsonObject json = said.json();
    return switch (said.type()) {
      case FILE_REMOVED, FILE_ACKNOWLEDGED -> Step.of(Kind.REMOVED, file(said));
      case ATTRIBUTES_SET -> Step.of(Kind.ATTRIBUTES, path(json, "entry"));
      case DIRECTORY_MADE -> madeOrGone(place, path(json, "directory"), Kind.MADE, Kind.ADDED);
      case DIRECTORY_REMOVED -> madeOrGone(place, path(json, "directory"), Kind.GONE, Kind.REMOVED);
      case FILE_RENAMED -> renamed(place, path(json, "from"), path(json, "to"));
      default -> {
        RawPath file = file(said);
        boolean there = tree.entryAt(place.log(), file, index).isPresent();
        boolean waited = json.find("held").isPresent();
        yield Step.of(!there ? Kind.ADDED : waited ? Kind.PUBLISHED : Kind.REPLACED, file);
      }
    };
  }

  private static Step madeOrGone(Place place, RawPath directory, Kind itself, Kind inside) {
    return directory.equals(place.path())
        ? Step.itself(itself, Optional.empty())
        : Step.of(inside, directory);
  }

  private static Step renamed(Place place, RawPath from, RawPath to) {
    if (from.equals(place.path())) {
      return Step.itself(Kind.GONE, Optional.of(to));
    }
    if (to.equals(place.path())) {
      return Step.itself(Kind.MADE, Optional.of(from));
    }
    boolean left = isIn(place, from);
    boolean came = isIn(place, to);
    Kind kind = left && came ? Kind.RENAMED : left ? Kind.MOVED_OUT : Kind.MOVED_IN;
    return left
        ? new Step(kind, from.name(), Optional.of(to))
        : new Step(kind, to.name(), Optional.of(from));
  }

  private static boolean isIn(Place place, RawPath path) {
    return path.parent().filter(place.path()::equals).isPresent();
  }

  private Optional<DirectoryEntry> before(Place place, Step step, long index) {
    return step.name()
        .flatMap(name -> tree.entryAt(place.log(), place.path().resolve(name), index));
  }

  private static OptionalLong fileSize(EventDocument said) {
    return said.json().find("file").isPresent()
        ? OptionalLong.of(said.json().object("file").integer("size"))
        : OptionalLong.empty();
  }

  private static RawPath file(EventDocument said) {
    return said.path()
        .orElseThrow()
        .resolve(RawName.decode(said.json().object("file").text("name")));
  }

  private static RawPath path(JsonObject json, String field) {
    return RawPath.decode(json.text(field));
  }
}
