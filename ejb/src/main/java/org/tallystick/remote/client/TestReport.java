package org.tallystick.remote.client;

import java.util.List;
import java.util.Optional;
import org.tallystick.partner.PublicKeyText;

/// How a trial went, step by step, up to the first that failed.
///
/// @param offered the host key the server showed, if it came so far
public record TestReport(List<TestStep> steps, Optional<PublicKeyText> offered) {

  public boolean succeeded() {
    return steps.stream().allMatch(TestStep::succeeded);
  }
}
