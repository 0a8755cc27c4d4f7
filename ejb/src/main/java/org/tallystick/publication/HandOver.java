package org.tallystick.publication;

/// What is agreed about the files we send.
///
/// @param sidecars whether each file has a `.sha256` beside it, and its directory a `SHA256SUMS`
/// @param eraseAfterDownload whether a name goes when all of its file was downloaded; the document stays
/// @param duplicates what is done with the same bytes a second time
public record HandOver(
    boolean sidecars,
    Acknowledgements acknowledgements,
    boolean eraseAfterDownload,
    Duplicates duplicates) {

  public static final HandOver USUAL = new HandOver(false, Acknowledgements.USUAL, false);

  /// The same bytes are sent a second time only when that is confirmed.
  public HandOver(boolean sidecars, Acknowledgements acknowledgements, boolean eraseAfterDownload) {
    this(sidecars, acknowledgements, eraseAfterDownload, Duplicates.ASK);
  }
}
