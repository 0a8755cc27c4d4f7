package org.tallystick.sftp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a command as a POSIX shell does: quotes, backslashes, blanks. There is no shell behind it: variables are empty, and what would make two commands of one is no command.
final class ShellWords {

  private static final String ENDS_A_COMMAND = ";|&<>()`\n\r";

  private final String command;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder pattern = new StringBuilder();
  private boolean inWord;
  private boolean wild;
  private int position;

  private ShellWords(String command) {
    this.command = command;
  }

  /// @return empty when it is no single command
  static Optional<List<Word>> of(String command) {
    return new ShellWords(command).split();
  }

  private Optional<List<Word>> split() {
    while (position < command.length()) {
      char c = command.charAt(position++);
      boolean readable =
          switch (c) {
            case ' ', '\t' -> {
              endWord();
              yield true;
            }
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '\\' -> escaped();
            case '$' -> variable();
            default -> {
              if (c == '*' || c == '?') {
                wild = true;
                add(c, String.valueOf(c));
              } else {
                add(c);
              }
              yield ENDS_A_COMMAND.indexOf(c) < 0;
            }
          };
      if (!readable) {
        return Optional.empty();
      }
    }
    endWord();
    return Optional.of(words);
  }

  private void endWord() {
    if (inWord) {
      words.add(
          new Word(text.toString(), wild ? Optional.of(pattern.toString()) : Optional.empty()));
      text.setLength(0);
      pattern.setLength(0);
      wild = false;
      inWord = false;
    }
  }

  /// A character that stands for itself.
  private void add(char c) {
    add(c, "*?\\".indexOf(c) < 0 ? String.valueOf(c) : "\\" + c);
  }

  private void add(char c, String inPattern) {
    inWord = true;
    text.append(c);
    pattern.append(inPattern);
  }

  private boolean singleQuoted() {
    inWord = true;
    int end = command.indexOf('\'', position);
    if (end < 0) {
      return false;
    }
    command.substring(position, end).chars().forEach(c -> add((char) c));
    position = end + 1;
    return true;
  }

  private boolean doubleQuoted() {
    inWord = true;
    while (position < command.length()) {
      char c = command.charAt(position++);
      if (c == '"') {
        return true;
      }
      if (c == '`') {
        return false;
      }
      if (c == '$') {
        if (!variable()) {
          return false;
        }
      } else if (c == '\\'
          && position < command.length()
          && "$`\"\\\n".indexOf(command.charAt(position)) >= 0) {
        add(command.charAt(position++));
      } else {
        add(c);
      }
    }
    return false;
  }

  private boolean escaped() {
    if (position == command.length()) {
      return false;
    }
    add(command.charAt(position++));
    return true;
  }

  private boolean variable() {
    if (position < command.length() && command.charAt(position) == '(') {
      return false;
    }
    if (position < command.length() && command.charAt(position) == '{') {
      int end = command.indexOf('}', position);
      if (end < 0) {
        return false;
      }
      position = end + 1;
      return true;
    }
    int start = position;
    while (position < command.length() && isOfName(command.charAt(position))) {
      position++;
    }
    if (position == start) {
      add('$');
    }
    return true;
  }

  private static boolean isOfName(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }
}
