package org.tallystick.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tallystick.user.Scope;

/// What an API key must be good for to use a method. A method that needs nothing says so with {@link Open} or {@link AnyScope}; one that says nothing is never run.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  Scope value();
}
