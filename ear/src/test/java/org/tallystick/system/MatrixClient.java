package org.tallystick.system;

import java.util.Map;

/// A client of the matrix: its script below `src/test/resources/clients`, and the cases it cannot do, by the reason its script gives.
///
/// @param program what must be installed
record MatrixClient(String name, String program, Map<MatrixCase, String> unsupported) {

  boolean does(MatrixCase matrixCase) {
    return !unsupported.containsKey(matrixCase);
  }

  @Override
  public String toString() {
    return name;
  }
}
