package org.tallystick.incontainer;

import java.util.concurrent.Callable;

/// Calls a use case as whoever it stands for.
public interface Caller {

  <T> T call(Callable<T> useCase) throws Exception;
}
