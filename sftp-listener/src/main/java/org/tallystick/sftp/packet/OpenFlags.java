package org.tallystick.sftp.packet;

/// The `pflags` of OPEN (filexfer-02 §6.3).
public record OpenFlags(int bits) {

  public boolean read() {
    return has(0x1);
  }

  public boolean write() {
    return has(0x2);
  }

  /// Whether something is written or made: some clients create without asking to write.
  public boolean writes() {
    return write() || (create() && !read());
  }

  public boolean append() {
    return has(0x4);
  }

  public boolean create() {
    return has(0x8);
  }

  public boolean truncate() {
    return has(0x10);
  }

  public boolean exclusive() {
    return has(0x20);
  }

  private boolean has(int flag) {
    return (bits & flag) != 0;
  }
}
