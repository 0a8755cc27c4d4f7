package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;

/// Whether the data directory is still there and ours to write: a file system that went away or became read-only shows here first.
@ApplicationScoped
public class DataDirectoryHealth implements HealthCheck {

  @Inject private DataDirectory data;

  @Override
  public String subject() {
    return "data";
  }

  @Override
  public Health look() {
    return Files.isWritable(data.root())
        ? new Health.Up()
        : new Health.Down(
            "the data directory is gone or cannot be written; check its mount and rights");
  }
}
