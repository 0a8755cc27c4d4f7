package org.tallystick.testkit;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Does what the container does, without one: makes beans and fills their injected fields with those made before, by type.
public final class Wiring {

  private final List<Object> known = new ArrayList<>();

  public Wiring with(Object bean) {
    known.add(bean);
    return this;
  }

  /// All made so far.
  public List<Object> known() {
    return List.copyOf(known);
  }

  /// Makes a bean, injects it, calls its post-construct method if `then` names one, and remembers it.
  public <T> T make(Class<T> type, String... then) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T bean = constructor.newInstance();
      known.add(bean);
      inject(type, bean);
      for (String name : then) {
        Method method = type.getDeclaredMethod(name);
        method.setAccessible(true);
        method.invoke(bean);
      }
      return bean;
    } catch (ReflectiveOperationException failed) {
      throw new AssertionError("cannot make " + type, failed);
    }
  }

  private void inject(Class<?> type, Object bean) throws IllegalAccessException {
    if (type.getSuperclass() != Object.class) {
      inject(type.getSuperclass(), bean);
    }
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)
          || field.isAnnotationPresent(EJB.class)
          || field.isAnnotationPresent(PersistenceContext.class)
          || field.isAnnotationPresent(Resource.class)) {
        field.setAccessible(true);
        field.set(bean, find(field.getType(), type));
      }
    }
  }

  private Object find(Class<?> wanted, Class<?> by) {
    return known.stream()
        .filter(wanted::isInstance)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                by.getSimpleName()
                    + " needs a "
                    + wanted.getSimpleName()
                    + ", which was not made before"));
  }
}
