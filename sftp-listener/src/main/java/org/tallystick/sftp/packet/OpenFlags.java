package org.tallystick.sftp.packet;

/// The `pflags` of OPEN (filexfer-02 §6.3).
public record OpenFlags(int bits) {

  public static final int READ = 0x1;
  public static final int WRITE = 0x2;
  public static final int CREATE = 0x8;
  public static final int TRUNCATE = 0x10;

  public boolean read() {
    return has(READ);
  }

  public boolean write() {
    return has(WRITE);
  }

  /// Whether something is written or made: some clients create without asking to write.
  public boolean writes() {
    return write() || (create() && !read());
  }

  public boolean append() {
    return has(0x4);
  }

  public boolean create() {
    return has(CREATE);
  }

  public boolean truncate() {
    return has(TRUNCATE);
  }

  public boolean exclusive() {
    return has(0x20);
  }

  private boolean has(int flag) {
    return (bits & flag) != 0;
  }
}
