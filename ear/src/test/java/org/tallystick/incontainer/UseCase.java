package org.tallystick.incontainer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/// One method of one use case of the deployed application.
///
/// @param bean the bean's simple name
/// @param method any method of that name; who may call does not depend on its arguments
record UseCase(String bean, String method) {

  /// Calls it without arguments worth the name: the container decides before the use case looks at them.
  Object call() throws Exception {
    Object proxy = proxy();
    Method called =
        Arrays.stream(proxy.getClass().getMethods())
            .filter(candidate -> candidate.getName().equals(method))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(bean + " has no method " + method));
    Object[] nothing = Arrays.stream(called.getParameterTypes()).map(UseCase::nothing).toArray();
    try {
      return String.valueOf(called.invoke(proxy, nothing));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw thrown;
    }
  }

  /// Names of our own making.
  @SuppressWarnings("BanJNDI")
  private Object proxy() throws NamingException {
    InitialContext context = new InitialContext();
    try {
      return context.lookup("java:app/tallystick-ejb/" + bean);
    } finally {
      context.close();
    }
  }

  @SuppressWarnings("NullAway")
  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : null;
  }
}
