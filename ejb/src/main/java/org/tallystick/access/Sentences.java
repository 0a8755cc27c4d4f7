package org.tallystick.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// Says in business words what an event document says in fields.
@ApplicationScoped
public class Sentences {

  /// @param partner the name of the partner whose log the event is in
  public String of(EventDocument document, String partner) {
    JsonObject json = document.json();
    return switch (document.type()) {
      case GENESIS -> "The log began";
      case HEARTBEAT -> "The server was there";
      case TOKEN -> "The log was stamped with the time " + text(json, "time");
      case SERVER_STARTED -> "The server started";
      case SERVER_STOPPED -> "The server stopped";
      case CLOCK_STEPPED ->
          "The clock stepped " + (json.find("aheadMillis").isPresent() ? "ahead" : "back");
      case SESSION_OPENED -> who(json, partner) + " signed in" + how(json) + from(json);
      case SESSION_CLOSED ->
          json.findText("user")
              .map(user -> user + " signed out or went away")
              .orElseGet(() -> partner + " left" + reason(json));
      case AUTH_FAILED -> "Sign-in of " + login(json) + " refused" + reason(json) + from(json);
      case ADDRESS_BANNED ->
          "Address "
              + text(json, "peer")
              + " was banned for "
              + number(json, "seconds")
              + " seconds"
              + json.findText("user").map(user -> " by " + user).orElse("")
              + reason(json);
      case CONFIG_CHANGED ->
          changer(json) + ": " + text(json, "what") + ", " + text(json, "subject");
      case OPERATION_REFUSED ->
          partner + " was refused to " + text(json, "operation") + ": " + text(json, "reason");
      case UPLOAD_OPENED ->
          partner
              + (text(json, "resumed").equals("yes") ? " went on uploading " : " began to upload ")
              + path(json, "entry");
      case UPLOAD_HELD ->
          json.findText("remote").isPresent()
              ? "The archive fetched "
                  + file(json)
                  + " from "
                  + partner
                  + "'s server "
                  + text(json, "remote")
                  + "; it is "
                  + held(json)
              : partner + " uploaded " + file(json) + " completely; it is " + held(json);
      case FINDING_NOTED ->
          file(json) + ": found " + text(json, "found") + "; expected " + text(json, "expected");
      case UPLOAD_INTERRUPTED ->
          "The upload of "
              + path(json, "entry")
              + " was interrupted after "
              + number(json, "size")
              + " bytes: "
              + text(json, "reason");
      case UPLOAD_DISCARDED ->
          "The interrupted upload of "
              + path(json, "entry")
              + " was discarded: "
              + text(json, "reason");
      case FILE_RECEIVED -> received(json, partner);
      case FILE_PLACED ->
          json.find("resends").isPresent()
              ? file(json)
                  + " was sent again, as "
                  + json.findText("user").orElse(partner)
                  + " asked: the bytes of document "
                  + number(json, "resends")
                  + ", attempt "
                  + number(json, "attempt")
              : placed(json, partner);
      case SIDECAR_PLACED -> "The archive placed the hashes in " + file(json) + " for " + partner;
      case RESEND_REQUESTED ->
          who(json, partner)
              + " asked to have files again"
              + json.find("file").map(there -> " (" + file(json) + ")").orElse("")
              + ": "
              + (json.findText("reason").isPresent()
                  ? "not understood, " + text(json, "reason")
                  : number(json, "done")
                      + " sent again, "
                      + number(json, "there")
                      + " there already, "
                      + number(json, "refused")
                      + " refused")
              + json.findText("why").map(why -> " (" + why + ")").orElse("");
      case MANIFEST_COMPARED ->
          partner
              + " gave its own list "
              + path(json, "entry")
              + ": "
              + (json.findText("reason").isPresent()
                  ? "not understood, " + text(json, "reason")
                  : number(json, "identical")
                      + " identical, "
                      + number(json, "onlyOurs")
                      + " only ours, "
                      + number(json, "onlyTheirs")
                      + " only theirs, "
                      + number(json, "different")
                      + " different, "
                      + number(json, "notTaken")
                      + " not yet taken");
      case FILE_READ -> partner + " opened " + file(json) + " to read it";
      case READ_CLOSED ->
          text(json, "complete").equals("yes")
              ? partner + " downloaded " + file(json) + " completely"
              : partner
                  + " read "
                  + number(json, "served")
                  + " bytes of "
                  + file(json)
                  + (json.integer("served") == json.object("file").integer("size")
                      ? ""
                      : ", not all of it")
                  + reason(json);
      case REMOTE_LISTED ->
          "The archive listed "
              + text(json, "remotePath")
              + " of "
              + partner
              + "'s server "
              + text(json, "remote")
              + ": "
              + switch (number(json, "entries")) {
                case "0" -> "their directory was empty when we looked";
                case "1" -> "1 entry";
                case String entries -> entries + " entries";
              };
      case REMOTE_FAILED ->
          text(json, "remotePath")
              + " of "
              + partner
              + "'s server could not be "
              + (text(json, "here").equals("yes") ? "dealt with there after it came" : "fetched")
              + nth(json)
              + reason(json)
              + json.findText("user").map(user -> ", left alone by " + user).orElse("");
      case REMOTE_UNREACHED ->
          "The archive could not work with "
              + text(json, "remotePath")
              + " of "
              + partner
              + "'s server "
              + text(json, "remote")
              + reason(json);
      case DELIVERY_ATTEMPTED ->
          "The archive began to bring " + file(json) + " to " + partner + "'s server" + nth(json);
      case DELIVERY_FAILED ->
          "Bringing "
              + file(json)
              + " to "
              + partner
              + "'s server failed"
              + nth(json)
              + reason(json)
              + json.findText("user").map(user -> ", given up by " + user).orElse("");
      case FILE_DELIVERED ->
          json.findText("remote").isPresent()
              ? "The archive brought "
                  + file(json)
                  + " completely to "
                  + partner
                  + "'s server "
                  + text(json, "remote")
              : partner + " downloaded " + file(json) + " completely";
      case FILE_ACKNOWLEDGED -> takenOver(json, partner);
      case FILE_REMOVED -> removed(json, partner);
      case FILE_RENAMED -> partner + " renamed " + path(json, "from") + " to " + path(json, "to");
      case ATTRIBUTES_SET -> partner + " set the attributes of " + path(json, "entry");
      case ATTRIBUTES_ASKED -> partner + " asked for attributes " + times(json);
      case DIRECTORY_MADE ->
          (json.findText("account").isPresent() ? partner : "The archive")
              + " made the directory "
              + path(json, "directory");
      case DIRECTORY_REMOVED -> partner + " removed the directory " + path(json, "directory");
      case DIRECTORY_LISTED -> partner + " listed " + path(json, "path");
      case EXCHANGE_FOLDER_USED ->
          partner
              + " looked below /.exchange: "
              + number(json, "listed")
              + " directories listed, "
              + number(json, "opened")
              + " files opened, "
              + number(json, "served")
              + " bytes served";
      case DOCUMENT_REPLAYED ->
          text(json, "user")
              + " had our application process "
              + file(json)
              + " again, attempt "
              + number(json, "attempt")
              + json.findText("why").map(why -> ": " + why).orElse("");
      case DOCUMENT_READ -> text(json, "user") + opened(text(json, "purpose")) + file(json);
      case BUSINESS_DOCUMENT_CREATED -> text(json, "user") + " created " + business(json);
      case DOCUMENT_LINKED ->
          text(json, "user")
              + " linked "
              + business(json)
              + " to document "
              + text(json, "document");
      default -> document.type().word();
    };
  }

  private static String nth(JsonObject json) {
    return json.find("attempt").isPresent() ? " (attempt " + number(json, "attempt") + ")" : "";
  }

  private static String held(JsonObject json) {
    return switch (text(json, "role")) {
      case "part" -> "a part name and no exchange";
      case "sidecar" -> "a hash sidecar and no exchange";
      case "marker" -> "a ready marker and no exchange";
      default -> "not an exchange yet";
    };
  }

  private static String received(JsonObject json, String partner) {
    if (json.find("remote").isPresent() && json.find("held").isEmpty()) {
      return "The archive fetched "
          + file(json)
          + ", "
          + bytes(json)
          + ", from "
          + partner
          + "'s server "
          + text(json, "remote")
          + "; it was archived and published";
    }
    return json.find("held").isPresent()
        ? file(json) + " was published" + because(json)
        : partner
            + " uploaded "
            + file(json)
            + " completely, "
            + bytes(json)
            + "; it was archived and published";
  }

  private static String placed(JsonObject json, String partner) {
    return json.findText("user").orElseGet(() -> sender(json))
        + " sent "
        + file(json)
        + ": it was archived and placed for "
        + partner
        + (json.find("sentBefore").isPresent()
            ? ", although the same bytes were sent before, as document "
                + number(json, "sentBefore")
            : "");
  }

  private static String because(JsonObject json) {
    return json.findText("user")
        .map(user -> " by " + user + reason(json))
        .or(() -> json.findText("sidecar").map(by -> ", as " + RawPath.decode(by).text() + " says"))
        .orElse(" when it got its name");
  }

  private static String sender(JsonObject json) {
    return text(json, "via").equals("table") ? "The ERP, by exchange_outbox," : "The send folder";
  }

  private static String takenOver(JsonObject json, String partner) {
    String file = file(json) + " over";
    return text(json, "habit").equals("application")
        ? "Our application took "
            + file
            + json.findText("reference").map(reference -> ", as " + reference).orElse("")
            + "; "
            + text(json, "user")
            + " said so"
        : partner + " took " + file + habit(json);
  }

  private static String habit(JsonObject json) {
    return switch (text(json, "habit")) {
      case "removed" -> ": it removed it after the download; the document stays";
      case "moved" -> ": it moved it away";
      default -> ": it renamed it";
    };
  }

  private static String removed(JsonObject json, String partner) {
    String gone = file(json) + "; the document stays";
    return json.findText("because")
        .map(because -> "The archive took away " + file(json) + ": " + because)
        .orElseGet(() ->
            partner
                + " removed "
                + gone
                + (text(json, "fetched").equals("no") ? ", it never fetched all of it" : ""));
  }

  private static String opened(String purpose) {
    return switch (purpose) {
      case "download" -> " downloaded ";
      case "evidence" -> " made an evidence pack of ";
      default -> " looked at ";
    };
  }

  private static String who(JsonObject json, String partner) {
    return json.findText("user").orElse(partner);
  }

  /// Only what the server does on its own has no person.
  private static String changer(JsonObject json) {
    return json.findText("user").filter(user -> !user.equals("anonymous")).orElse("The server");
  }

  private static String how(JsonObject json) {
    return json.findText("how")
        .map(how -> " with " + how)
        .or(() -> json.findText("via").map(Sentences::door))
        .orElse("");
  }

  private static String door(String via) {
    return via.equals("screen") ? " to the screens" : " to the API";
  }

  private static String reason(JsonObject json) {
    return json.findText("reason")
        .filter(reason -> !reason.isEmpty())
        .map(reason -> ": " + reason)
        .orElse("");
  }

  private static String login(JsonObject json) {
    return json.findText("login").or(() -> json.findText("user")).orElse("somebody");
  }

  private static String from(JsonObject json) {
    return json.findText("peer").map(peer -> " from " + peer).orElse("");
  }

  private static String business(JsonObject json) {
    return text(json, "kind").replace('-', ' ') + " " + text(json, "number");
  }

  private static String text(JsonObject json, String field) {
    return json.findText(field).orElse("");
  }

  private static String number(JsonObject json, String field) {
    return json.find(field).map(Object::toString).map(Sentences::digits).orElse("0");
  }

  private static String times(JsonObject json) {
    String count = number(json, "count");
    return count.equals("1") ? "once" : count + " times";
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private static String path(JsonObject json, String field) {
    return json.findText(field).map(encoded -> RawPath.decode(encoded).text()).orElse("(erased)");
  }

  private static String file(JsonObject json) {
    Optional<String> name = json.find("file").map(file -> json.object("file").text("name"));
    return name.map(encoded -> RawName.decode(encoded).text()).orElse("a file");
  }

  private static String bytes(JsonObject json) {
    return json.find("file").map(file -> json.object("file").integer("size") + " bytes").orElse("");
  }
}
