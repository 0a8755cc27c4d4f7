package org.tallystick.sftp.server;

import org.tallystick.access.SessionLog;
import org.tallystick.archive.Downloads;
import org.tallystick.archive.PartnerPaths;
import org.tallystick.archive.Uploads;
import org.tallystick.directory.Directories;
import org.tallystick.handout.Dropbox;
import org.tallystick.handout.Handouts;
import org.tallystick.partner.Credentials;

/// The use cases a partner reaches.
public record UseCases(
    Credentials credentials,
    SessionLog sessions,
    PartnerPaths paths,
    Directories directories,
    Uploads uploads,
    Downloads downloads,
    Handouts handouts,
    Dropbox dropbox) {}
