package org.tallystick.ui.send;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.ContentDigest;

/// The SHA-256 a browser made of a file before it sent it.
///
/// @param digest empty when there is none
record BrowserDigest(Optional<ContentDigest> digest) {

  /// What {@link #SEND_WITH_DIGEST} puts beside the file.
  static final String HEADER = "X-Sha256";

  /// Where the browser finds the library that makes it.
  static final String LIBRARY = "context://webjars/js-sha256/0.11.1/build/sha256.min.js";

  /// Run on the upload: hashes each file, of any length, before it is sent. Web Crypto, ten times as fast, is there on https and localhost only and has all of a file in memory; the
  /// library takes the rest piece by piece, and says how far it is.
  static final String SEND_WITH_DIGEST =
      """
      const piece = 4 * 1024 * 1024;
      const whole = 256 * 1024 * 1024;
      const hex = digest => [...new Uint8Array(digest)].map(b => b.toString(16).padStart(2, '0')).join('');
      const made = async (file, progress) => {
        if (window.isSecureContext && file.size <= whole) {
          return hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
        }
        const hash = sha256.create();
        for (let at = 0; at < file.size && !file.abort; at += piece) {
          hash.update(await file.slice(at, at + piece).arrayBuffer());
          progress(Math.floor(100 * Math.min(1, (at + piece) / file.size)));
        }
        return hash.hex();
      };
      this.addEventListener('upload-request', event => {
        event.preventDefault();
        const {file, xhr, requestBody} = event.detail;
        const show = state => {
          Object.assign(file, state);
          this.files = Array.from(this.files);
        };
        const send = word => {
          if (!file.abort) {
            show({indeterminate: true, progress: 0});
            xhr.setRequestHeader('X-Sha256', word);
            xhr.send(requestBody);
          }
        };
        const progress = percent =>
          show({indeterminate: false, progress: percent, status: 'Making its SHA-256: ' + percent + ' %'});
        made(file, file.size > piece ? progress : () => {}).then(send, () => send('none'));
      });
      """;

  static BrowserDigest of(@Nullable String word) {
    return new BrowserDigest(
        Optional.ofNullable(word)
            .filter(made -> made.matches("[0-9a-f]{64}"))
            .map(ContentDigest::ofHex));
  }

  /// What is to be said beside the archive's digest, which is the same or the file was refused.
  String sentence() {
    return digest.isPresent()
        ? "the same in your browser and in the archive"
        : "your browser made no SHA-256, so nothing was compared";
  }
}
