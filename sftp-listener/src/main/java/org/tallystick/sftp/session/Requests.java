package org.tallystick.sftp.session;

import java.io.IOException;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketWriter;

/// Answers one request whose id was read already; what follows in the packet is its own.
@FunctionalInterface
interface Requests {

  PacketWriter answer(long id, PacketReader packet) throws IOException;
}
