package org.tallystick.sftp.server;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
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

/// The one door from SFTP to the archive: whoever comes through has the role `partner`, and nothing else. The SSH library's threads are nobody.
@Stateless
@RunAs("partner")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PartnerGate {

  @Inject private Credentials credentials;
  @Inject private SessionLog sessions;
  @Inject private PartnerPaths paths;
  @Inject private Directories directories;
  @Inject private Uploads uploads;
  @Inject private Downloads downloads;
  @Inject private Handouts handouts;
  @Inject private Checksums checksums;
  @Inject private Allowances allowances;
  @Inject private Entrance entrance;
  @Inject private Dropbox dropbox;

  /// What is done behind the gate.
  @FunctionalInterface
  public interface Visit<R> {
    R run(UseCases archive) throws IOException;
  }

  public <R> R enter(Visit<R> visit) throws IOException {
    return visit.run(
        new UseCases(
            credentials,
            sessions,
            paths,
            directories,
            uploads,
            downloads,
            handouts,
            checksums,
            dropbox,
            allowances,
            entrance));
  }
}
