package org.tallystick.evidence.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.Seal;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.cms.Verified;
import org.tallystick.evidence.tlog.ContentDigest;

/// A pack's files after everything about manifests, seal, tokens and certificates was found right.
///
/// @param files all of them, by name
/// @param tokens those under `tokens/`, by their digest
/// @param sealed when the seal was stamped
/// @param authorities the certificates that sign themselves behind seal and tokens
record PackSeal(
    SortedMap<EntryName, byte[]> files,
    Map<ContentDigest, TimeStampToken> tokens,
    TimeStampToken sealed,
    TreeSet<ContentDigest> authorities) {

  static final byte[] MIMETYPE =
      "application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.US_ASCII);

  /// @throws RefusedException when anything is not right
  static PackSeal verify(byte[] zip) {
    SortedMap<EntryName, byte[]> files = PackZip.read(zip);
    RefusedException.unless(
        Arrays.equals(file(files, PackName.MIMETYPE), MIMETYPE),
        "pack: mimetype is not that of ASiC-E");
    byte[] sealManifest = file(files, PackName.SEAL_MANIFEST);
    byte[] stampManifest = file(files, PackName.TIME_STAMP_MANIFEST);
    RefusedException.unless(
        Arrays.equals(sealManifest, AsicManifest.ofSeal(evidence(files))),
        "pack: a file is not the one that was sealed");
    RefusedException.unless(
        Arrays.equals(stampManifest, AsicManifest.ofTimeStamp(seals(files))),
        "pack: the seal is not the one that was stamped");

    List<byte[]> encoded = new ArrayList<>();
    named(files, "certificates/").forEach((digest, bytes) -> encoded.add(bytes));
    CertificatePool pool = CertificatePool.ofEncoded(encoded);
    TimeStampToken stamp = TimeStampToken.parse(file(files, PackName.TIME_STAMP));
    RefusedException.unless(
        stamp.isOver(stampManifest) && stamp.isUnambiguous(),
        "pack: its time stamp is over something else");
    List<Verified> verified = new ArrayList<>();
    verified.add(stamp.verify(pool));
    verified.add(Seal.parse(file(files, PackName.SEAL)).verify(sealManifest, pool, stamp.time()));
    Map<ContentDigest, TimeStampToken> tokens = new HashMap<>();
    named(files, "tokens/")
        .forEach((digest, bytes) -> {
          TimeStampToken token = TimeStampToken.parse(bytes);
          verified.add(token.verify(pool));
          tokens.put(digest, token);
        });
    requireEveryCertificateUsed(pool, verified);
    TreeSet<ContentDigest> authorities = new TreeSet<>();
    verified.forEach(each -> authorities.add(each.authority()));
    return new PackSeal(files, tokens, stamp, authorities);
  }

  private static void requireEveryCertificateUsed(CertificatePool pool, List<Verified> verified) {
    TreeSet<ContentDigest> unused = new TreeSet<>(pool.digests());
    verified.forEach(each -> unused.removeAll(each.chain()));
    RefusedException.unless(unused.isEmpty(), "pack: certificates that nothing uses: " + unused);
  }

  /// The files of a folder that are named by their digest, checked to be what the name says.
  static SortedMap<ContentDigest, byte[]> named(SortedMap<EntryName, byte[]> files, String folder) {
    TreeMap<ContentDigest, byte[]> named = new TreeMap<>();
    files.forEach((name, bytes) -> {
      if (name.text().startsWith(folder)) {
        ContentDigest digest = ContentDigest.ofHex(name.rest());
        RefusedException.unless(
            ContentDigest.of(bytes).equals(digest),
            "pack: " + name.text() + " has another hash than its name");
        named.put(digest, bytes);
      }
    });
    return named;
  }

  static byte[] file(SortedMap<EntryName, byte[]> files, String name) {
    byte[] bytes = files.get(EntryName.parse(name));
    if (bytes == null) {
      throw new RefusedException("pack: " + name + " is missing");
    }
    return bytes;
  }

  /// What the first manifest lists.
  static SortedMap<EntryName, byte[]> evidence(SortedMap<EntryName, byte[]> files) {
    return only(files, name -> !name.equals(PackName.MIMETYPE) && !name.startsWith("META-INF/"));
  }

  /// What the second manifest lists.
  static SortedMap<EntryName, byte[]> seals(SortedMap<EntryName, byte[]> files) {
    return only(files, name -> name.equals(PackName.SEAL_MANIFEST) || name.equals(PackName.SEAL));
  }

  private static SortedMap<EntryName, byte[]> only(
      SortedMap<EntryName, byte[]> files, Predicate<String> names) {
    TreeMap<EntryName, byte[]> only = new TreeMap<>(files);
    only.keySet().removeIf(name -> !names.test(name.text()));
    return only;
  }
}
