package org.tallystick.demo;

public class Demo {}
