package org.tallystick.ui.evidence;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the other party has kept, a checkpoint or a receipt: its file, or its text.
final class KeptFile extends Div {

  private static final long serialVersionUID = 1L;

  /// In bytes; a receipt with its event is far below it.
  private static final int LARGEST = 64 * 1024;

  private final TextArea text = new TextArea("Checkpoint or receipt");
  private final Upload upload = new Upload();
  private final Paragraph problem = new Paragraph();

  KeptFile() {
    text.setId("earlier");
    text.setMinHeight("9rem");
    text.setWidthFull();
    text.setMaxLength(LARGEST);
    text.setHelperText(
        "Give the file that the other party kept, a checkpoint or a receipt (.tlog-proof), or paste its text, whole.");
    problem.setId("kept-problem");
    problem.addClassName("error");
    problem.getElement().setAttribute("role", "alert");
    problem.setVisible(false);
    upload.setUploadHandler(
        UploadHandler.inMemory((about, bytes) -> took(about.fileName(), bytes)));
    upload.setId("kept");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(LARGEST);
    upload.addFileRejectedListener(
        rejected -> refuse("The file was refused: a checkpoint or a receipt has at most 64 KB."));
    add(upload, problem, text);
  }

  private void took(String name, byte[] bytes) {
    // Otherwise it counts as the one file that may be given, and a better one is rejected.
    upload.clearFileList();
    Optional<String> read = bytes.length > LARGEST ? Optional.empty() : utf8(bytes);
    if (read.isPresent()) {
      problem.setVisible(false);
      text.setValue(read.get());
    } else {
      refuse(name + " is no checkpoint and no receipt: these are texts of at most 64 KB.");
    }
  }

  private void refuse(String why) {
    problem.setText(why);
    problem.setVisible(true);
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException when there is nothing
  byte[] bytes() {
    if (text.getValue().isBlank()) {
      throw new IllegalArgumentException(
          "Checkpoint or receipt: nothing is given. Choose its file, or paste its text.");
    }
    return (text.getValue().stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
