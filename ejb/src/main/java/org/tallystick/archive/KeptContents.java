package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.Sql;

/// Content that others bring into the archive: what we send, what partners ask below `/.exchange`, and what they are answered.
@ApplicationScoped
public class KeptContents {

  private static final String ERASED =
      "select 1 from erasure where kind = 'content' and sha256 = ?";

  @Inject private Contents contents;
  @Inject private ContentStore store;
  @Inject private Sql sql;

  /// Content on its way into the archive: durable already when it is long, otherwise to ride in a transaction.
  public record Kept(StoredContent content, byte @Nullable [] inline) {}

  /// Whether content of so many bytes rides in a transaction, and needs no file on its way.
  public static boolean isShort(long size) {
    return size <= Contents.INLINE_LIMIT;
  }

  /// Takes a file over, which is gone afterwards when it was long.
  public Kept take(Path file) throws IOException {
    long size = Files.size(file);
    if (isShort(size)) {
      return of(Files.readAllBytes(file));
    }
    PassingDigests digests = new PassingDigests(Set.of());
    digests.read(file);
    return keep(file, digests.content(size));
  }

  /// Takes a file over whose content is known; it is gone afterwards when it was long.
  public Kept take(Path file, StoredContent content) throws IOException {
    return isShort(content.size())
        ? new Kept(content, Files.readAllBytes(file))
        : keep(file, content);
  }

  private Kept keep(Path file, StoredContent content) throws IOException {
    store.keep(file, content.digest());
    return new Kept(content, null);
  }

  /// Content of any length that is in memory; long content is durable in the store on return.
  ///
  /// @param folder where a file can be made on the way
  public Kept take(byte[] bytes, Path folder) throws IOException {
    if (isShort(bytes.length)) {
      return of(bytes);
    }
    return take(Files.write(Files.createTempFile(folder, "kept", null), bytes));
  }

  private static Kept of(byte[] bytes) {
    return new Kept(new StoredContent(ContentDigest.of(bytes), bytes.length), bytes);
  }

  /// Notes, in the ledger's transaction, that the archive has it.
  public void mention(Kept kept) {
    contents.mention(kept.content(), kept.inline());
  }

  /// Whether its bytes had to go. In the caller's transaction.
  public boolean isErased(StoredContent content) {
    return sql.first(ERASED, row -> true, (Object) content.digest().bytes()).isPresent();
  }

  /// All of it, in the ledger's transaction, whose own writes it sees; the caller has looked at its size.
  public byte[] bytes(StoredContent content) throws IOException {
    return contents.bytes(content);
  }

  /// Those of them that are short and kept in the database, by digest.
  public Map<ContentDigest, byte[]> shortOnes(List<StoredContent> wanted) throws IOException {
    return contents.inline(
        wanted.stream()
            .filter(content -> isShort(content.size()))
            .map(StoredContent::digest)
            .toList());
  }

  public SeekableByteChannel open(StoredContent content) throws IOException {
    return contents.open(content);
  }
}
