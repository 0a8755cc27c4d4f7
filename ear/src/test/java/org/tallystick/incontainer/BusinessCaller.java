package org.tallystick.incontainer;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/// Stands for the role `business`.
@Stateless
@RunAs("business")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BusinessCaller implements Caller {

  @Override
  public <T> T call(Callable<T> useCase) throws Exception {
    return useCase.call();
  }
}
