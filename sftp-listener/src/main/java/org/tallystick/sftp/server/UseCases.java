package org.tallystick.sftp.server;

import org.tallystick.access.SessionLog;
import org.tallystick.archive.Checksums;
import org.tallystick.archive.Downloads;
import org.tallystick.archive.PartnerPaths;
import org.tallystick.archive.Uploads;
import org.tallystick.directory.Directories;
import org.tallystick.guard.Entrance;
import org.tallystick.handout.Dropbox;
import org.tallystick.handout.Handouts;
import org.tallystick.partner.Credentials;
import org.tallystick.quota.Allowances;

/// The use cases a partner reaches.
public record UseCases(
    Credentials credentials,
    SessionLog sessions,
    PartnerPaths paths,
    Directories directories,
    Uploads uploads,
    Downloads downloads,
    Handouts handouts,
    Checksums checksums,
    Dropbox dropbox,
    Allowances allowances,
    Entrance entrance) {}
