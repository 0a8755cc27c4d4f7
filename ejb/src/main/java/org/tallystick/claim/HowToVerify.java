package org.tallystick.claim;

import java.util.List;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.tlog.Sha256;

/// `HOW-TO-VERIFY.txt`: the commands an expert types.
final class HowToVerify {

  private HowToVerify() {}

  static String text(ClaimStatement statement, Sha256 program) {
    return String.join(
        "\n",
        List.of(
            "HOW TO VERIFY THIS PACK",
            "",
            statement.sentence(),
            "",
            "In these commands PACK is the file you received. Nothing asks a server.",
            "",
            "1. All of it at once, with Python 3 and nothing else:",
            "",
            "     unzip -p PACK verify.py > verify.py",
            "     sha256sum verify.py",
            "     python3 verify.py pack PACK",
            "",
            "   The program is published apart from the packs; its SHA-256 was, when this pack was made,",
            "   " + program.hex() + ".",
            "   Take it from there if you do not trust the one inside.",
            "",
            "2. The same with Java 25, by another program:",
            "",
            "     java -jar tallystick-verify.jar pack PACK",
            "",
            "3. Parts of it with programs that know nothing of Tallystick. First",
            "",
            "     mkdir pack && cd pack && unzip ../PACK",
            "",
            "   The seal over all files (META-INF/ASiCManifest001.xml lists each with its SHA-256):",
            "",
            "     for c in certificates/*.der; do openssl x509 -inform DER -in $c; done > all.pem",
            "     openssl cms -verify -binary -inform DER -in META-INF/signature001.p7s \\",
            "       -content META-INF/ASiCManifest001.xml -CAfile all.pem -purpose any -out /dev/null",
            "     sha256sum claim.json      (and any other file; the manifest has it in base64)",
            "",
            "   The time stamp over the seal:",
            "",
            "     openssl ts -verify -data META-INF/ASiCManifest002.xml \\",
            "       -in META-INF/timestamp001.tst -token_in -CAfile all.pem",
            "",
            "   Whose log it is, by the SFTP host key that the partners know:",
            "",
            "     (printf 'archive '; cat host-key.pub) > signers",
            "     ssh-keygen -Y verify -f signers -I archive -n tallystick-log-key \\",
            "       -s log-key.txt.sig < log-key.txt",
            "     ssh-keygen -l -f host-key.pub      (compare with what your SFTP client remembers)",
            "",
            "   A directory's listing is a plain text; its name is its SHA-256:",
            "",
            "     sha256sum listings/*.txt",
            "",
            "4. What the verifiers cannot decide for you: whether the host key is the one you know, and whether",
            "   you trust the time-stamping authority whose certificate's SHA-256 they print.",
            "",
            "What this pack does not prove:",
            "",
            String.join("\n", statement.limits().stream().map(limit -> "- " + limit).toList()),
            ""));
  }
}
