package org.tallystick.rest.partner;

import java.io.InputStream;
import org.tallystick.rest.JsonInput;

/// When days are to end, as a body says it.
record CutOffInput(String time, String zone) {

  static CutOffInput parse(InputStream body) {
    JsonInput input = JsonInput.parse(body);
    CutOffInput read = new CutOffInput(input.text("time"), input.text("zone"));
    input.end();
    return read;
  }
}
