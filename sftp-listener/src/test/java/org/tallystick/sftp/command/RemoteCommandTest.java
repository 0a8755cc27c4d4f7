package org.tallystick.sftp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.archive.ChecksumAlgorithm;
import org.tallystick.sftp.scp.ScpOptions;

class RemoteCommandTest {

  private static List<String> words(String command) {
    return ShellWords.of(command).orElseThrow().stream().map(Word::text).toList();
  }

  @Test
  void words_are_split_as_a_shell_does() {
    assertThat(words("  a  'b c'\td\\ e \"f \\\"g\\\" \\h\" ''"))
        .containsExactly("a", "b c", "d e", "f \"g\" \\h", "");
    assertThat(words("it\\'s 'it'\\''s' caf\u00e9")).containsExactly("it's", "it's", "caf\u00e9");
    assertThat(words("a${HOME}b $X \"$Y\" '$Z' 5$")).containsExactly("ab", "", "$Z", "5$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5sum a; rm b",
        "md5sum a | cat",
        "md5sum a && b",
        "md5sum `id`",
        "md5sum $(id)",
        "md5sum \"$(id)\"",
        "md5sum a > b",
        "md5sum < a",
        "md5sum a\nrm b",
        "md5sum 'a",
        "md5sum \"a",
        "md5sum a\\",
        "(md5sum a)",
        "md5sum ${a"
      })
  void what_needs_a_shell_is_no_command(String command) {
    assertThat(RemoteCommand.parse(command)).isEqualTo(new RemoteCommand.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "ls",
        "sum a",
        "crc32sum a",
        "md5sum -c a",
        "md5sum in/*",
        "scp",
        "scp -t",
        "scp -t -f a",
        "scp -tX a",
        "scp -t a b",
        "/bin/sh",
        "rsync --server . in"
      })
  void what_is_not_offered_is_unknown(String command) {
    assertThat(RemoteCommand.parse(command)).isEqualTo(new RemoteCommand.Unknown());
  }

  @Test
  void checksums_are_asked_as_by_rclone() {
    assertThat(RemoteCommand.parse("md5sum in/it\\'s\\ here"))
        .isEqualTo(
            new RemoteCommand.Checksum("md5sum", ChecksumAlgorithm.MD5, List.of("in/it's here")));
    assertThat(RemoteCommand.parse("sha1sum"))
        .isEqualTo(new RemoteCommand.Checksum("sha1sum", ChecksumAlgorithm.SHA1, List.of()));
    assertThat(RemoteCommand.parse("sha256sum -b -- -a 'in/*'"))
        .isEqualTo(
            new RemoteCommand.Checksum(
                "sha256sum", ChecksumAlgorithm.SHA256, List.of("-a", "in/*")));
    assertThat(RemoteCommand.parse("echo ${ShellId}%ComSpec%"))
        .isEqualTo(new RemoteCommand.Echo("%ComSpec%"));
  }

  @Test
  void scp_is_understood_with_its_options_together_or_apart() {
    ScpOptions all = new ScpOptions(true, true, true, true);

    assertThat(RemoteCommand.parse("scp -r -p -d -t -- 'a b'"))
        .isEqualTo(new RemoteCommand.Scp(all, List.of(new Word("a b", Optional.empty()))));
    assertThat(RemoteCommand.parse("scp -vrpdt 'a b'"))
        .isEqualTo(new RemoteCommand.Scp(all, List.of(new Word("a b", Optional.empty()))));
    assertThat(RemoteCommand.parse("scp -f out/*.x 'out/*'"))
        .isEqualTo(
            new RemoteCommand.Scp(
                new ScpOptions(false, false, false, false),
                List.of(
                    new Word("out/*.x", Optional.of("out/*.x")),
                    new Word("out/*", Optional.empty()))));
  }

  @Test
  void wildcards_stand_for_names_but_not_for_hidden_ones() {
    assertThat(Wildcards.match("*.x", "a.x")).isTrue();
    assertThat(Wildcards.match("*.x", ".x")).isFalse();
    assertThat(Wildcards.match(".*", ".x")).isTrue();
    assertThat(Wildcards.match("a?c*", "abcd")).isTrue();
    assertThat(Wildcards.match("a?c*", "ac")).isFalse();
    assertThat(Wildcards.match("\\*", "*")).isTrue();
    assertThat(Wildcards.match("\\*", "a")).isFalse();
    assertThat(Wildcards.match("a*".repeat(40) + "b", "a".repeat(200))).isFalse();
  }
}
