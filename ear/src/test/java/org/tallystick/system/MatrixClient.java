package org.tallystick.system;

import java.util.List;
import java.util.Map;

/// A client of the matrix: its script below `src/test/resources/clients`, and the cases it cannot do, by the reason its script gives.
///
/// @param program what must be installed
/// @param otherTrails what is on record where it is not what the case says: of a case it cannot do after all, or does in more steps
record MatrixClient(
    String name,
    String program,
    Map<MatrixCase, String> unsupported,
    Map<MatrixCase, List<String>> otherTrails) {

  static MatrixClient of(String name, String program, Map<MatrixCase, String> unsupported) {
    return new MatrixClient(name, program, unsupported, Map.of());
  }

  MatrixClient butLeaves(MatrixCase matrixCase, String... trail) {
    return new MatrixClient(name, program, unsupported, Map.of(matrixCase, List.of(trail)));
  }

  List<String> trail(MatrixCase matrixCase) {
    return otherTrails.getOrDefault(matrixCase, does(matrixCase) ? matrixCase.trail() : List.of());
  }

  boolean does(MatrixCase matrixCase) {
    return !unsupported.containsKey(matrixCase);
  }

  @Override
  public String toString() {
    return name;
  }
}
