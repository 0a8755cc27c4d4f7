package org.tallystick.message;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.PartnerId;

/// People and programs ask what a partner can ask too: which files passed on a day, and whether one was received.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class Messages {

  @Inject private LogDays days;
  @Inject private MessageRows rows;

  /// Every file of the partner's day (UTC) either way, written as it is read.
  public void write(PartnerId partner, LocalDate day, MessageFormat format, OutputStream to)
      throws IOException {
    long seen = days.size(partner.log());
    to.write(format.header().getBytes(StandardCharsets.UTF_8));
    try {
      rows.each(
          days.day(partner.log(), day, seen),
          directory -> true,
          message -> {
            try {
              to.write(format.line(message).getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  /// Every file of the partner with exactly this content, either way, oldest first.
  public List<Message> ofContent(PartnerId partner, ContentDigest digest) {
    return rows.ofContent(partner.log(), digest, days.size(partner.log()), directory -> true);
  }
}
