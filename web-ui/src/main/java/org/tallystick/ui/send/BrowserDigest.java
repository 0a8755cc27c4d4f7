package org.tallystick.ui.send;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.ContentDigest;

/// The SHA-256 a browser made of a file before it sent it, or why it made none.
///
/// @param digest empty when there is none
/// @param why in words, when there is none
record BrowserDigest(Optional<ContentDigest> digest, String why) {

  /// What {@link #SEND_WITH_DIGEST} puts beside the file.
  static final String HEADER = "X-Sha256";

  /// Run on the upload: hashes each file with Web Crypto, which browsers have on https and on localhost only, and keeps all of it in memory meanwhile.
  static final String SEND_WITH_DIGEST =
      """
      const largest = 256 * 1024 * 1024;
      const hex = digest => [...new Uint8Array(digest)].map(b => b.toString(16).padStart(2, '0')).join('');
      this.addEventListener('upload-request', event => {
        event.preventDefault();
        const {file, xhr, requestBody} = event.detail;
        const send = word => {
          if (!file.abort) {
            xhr.setRequestHeader('X-Sha256', word);
            xhr.send(requestBody);
          }
        };
        if (!window.isSecureContext || !crypto.subtle) {
          send('insecure');
        } else if (file.size > largest) {
          send('large');
        } else {
          file.arrayBuffer().then(bytes => crypto.subtle.digest('SHA-256', bytes)).then(hex).then(send, () => send('unreadable'));
        }
      });
      """;

  static BrowserDigest of(@Nullable String word) {
    if (word != null && word.matches("[0-9a-f]{64}")) {
      return new BrowserDigest(Optional.of(ContentDigest.ofHex(word)), "");
    }
    return new BrowserDigest(
        Optional.empty(),
        switch (word == null ? "" : word) {
          case "insecure" -> "your browser makes no SHA-256 on plain http, so nothing was compared";
          case "large" ->
              "the file is too large for your browser to make its SHA-256, so nothing was compared";
          default -> "your browser made no SHA-256, so nothing was compared";
        });
  }

  /// What is to be said beside the archive's digest, which is the same or the file was refused.
  String sentence() {
    return digest.isPresent() ? "the same in your browser and in the archive" : why;
  }
}
