package org.tallystick.directory;

import java.util.function.Function;

/// What became of what a partner asked: done, or refused for a reason the partner is told. Faults are exceptions.
public sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal.Reason reason, String detail) {
    return new Refused<>(new Refusal(reason, detail));
  }

  default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
