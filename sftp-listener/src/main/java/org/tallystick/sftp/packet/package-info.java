/// SFTP version 3 on the wire (draft-ietf-secsh-filexfer-02 and OpenSSH's PROTOCOL for the extensions). Names stay bytes.
@NullMarked
package org.tallystick.sftp.packet;

import org.jspecify.annotations.NullMarked;
