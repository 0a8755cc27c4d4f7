package org.tallystick.evidence.leaf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;

/// Which subjects an event is about: a function of its document and of nothing else (rule R2).
///
/// | field | where | subjects |
/// |---|---|---|
/// | `session`, `account` | every event that has them | `ses:`, `acct:` |
/// | `path` + `file.name` | what places or takes a file | `dir:` of the path, `ent:` of the name in it |
/// | `path` + `file.name` | `file.acknowledged` whose `habit` is `removed` | the same |
/// | `placed` | reads, and deliveries to a partner's own server | `read:` of that leaf |
/// | `path` | `dir.listed` | `list:` |
/// | `directory` | `dir.made`, `dir.removed` | `dir:` of it and of its parent, `ent:` of it |
/// | `entry` | `attributes.set` | `dir:` of its parent, `ent:` of it |
/// | `from`, `to` | `file.renamed` | `dir:` of both parents, `ent:` of both; of a directory also `dir:` of both |
public final class SubjectTable {

  private SubjectTable() {}

  public static List<SubjectKey> keys(Origin origin, EventDocument document) {
    return subjects(document).stream().map(subject -> SubjectKey.of(origin, subject)).toList();
  }

  public static Collection<Subject> subjects(EventDocument document) {
    List<Subject> subjects = new ArrayList<>();
    document.session().map(Subject::session).ifPresent(subjects::add);
    document.account().map(Subject::account).ifPresent(subjects::add);
    switch (document.type()) {
      case FILE_RECEIVED, FILE_PLACED, SIDECAR_PLACED, UPLOAD_HELD, FILE_REMOVED ->
          changedName(filePath(document), subjects);
      case FILE_ACKNOWLEDGED -> {
        if (takesName(document)) {
          changedName(filePath(document), subjects);
        }
      }
      case FILE_READ, READ_CLOSED, FILE_DELIVERED, DELIVERY_ATTEMPTED, DELIVERY_FAILED ->
          subjects.add(Subject.reads(new LeafIndex(document.json().integer("placed"))));
      case DIRECTORY_LISTED -> subjects.add(Subject.listings(path(document, "path")));
      case DIRECTORY_MADE, DIRECTORY_REMOVED -> {
        RawPath directory = path(document, "directory");
        directory.parent().ifPresent(parent -> changedName(directory, subjects));
        subjects.add(Subject.directory(directory));
      }
      case ATTRIBUTES_SET -> changedName(path(document, "entry"), subjects);
      case FILE_RENAMED -> renamed(document, subjects);
      default -> {}
    }
    return subjects;
  }

  /// Whether an acknowledgement is the removal itself; otherwise a `file.renamed` ahead of it has changed the names.
  public static boolean takesName(EventDocument acknowledged) {
    return acknowledged.json().findText("habit").equals(Optional.of("removed"));
  }

  private static void renamed(EventDocument document, List<Subject> subjects) {
    for (RawPath path : List.of(path(document, "from"), path(document, "to"))) {
      changedName(path, subjects);
      if (document.json().find("file").isEmpty()) {
        subjects.add(Subject.directory(path));
      }
    }
  }

  private static void changedName(RawPath path, List<Subject> subjects) {
    subjects.add(Subject.directory(path.parent().orElseThrow()));
    subjects.add(Subject.entry(path));
  }

  private static RawPath filePath(EventDocument document) {
    RawPath directory = path(document, "path");
    return directory.resolve(RawName.decode(document.json().object("file").text("name")));
  }

  private static RawPath path(EventDocument document, String field) {
    return RawPath.decode(document.json().text(field));
  }
}
