package org.tallystick.publication;

/// What is agreed about the files we send.
///
/// @param sidecars whether each file has a `.sha256` beside it, and its directory a `SHA256SUMS`
/// @param eraseAfterDownload whether a name goes when all of its file was downloaded; the document stays
public record HandOver(
    boolean sidecars, Acknowledgements acknowledgements, boolean eraseAfterDownload) {

  public static final HandOver USUAL = new HandOver(false, Acknowledgements.USUAL, false);
}
