package org.tallystick.system;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// A partner whose files are fetched from, and brought to, its own server: `/in` from them, `/out` to them.
record RemotePartner(Api administrator, String id) {

  /// The partner and its interfaces.
  static RemotePartner create(Api administrator, String id) {
    NewPartner.agree(administrator, id);
    return new RemotePartner(administrator, id);
  }

  String server() {
    return id + ".own";
  }

  /// @return our public key for it
  String register(int port, String user, String authentication) {
    return administrator
        .created(
            "/api/v1/remote-servers",
            "{\"partner\":\"%s\",\"shortName\":\"own\",\"host\":\"127.0.0.1\",\"port\":%d,\"user\":\"%s\",\"authentication\":\"%s\"}"
                .formatted(id, port, user, authentication))
        .get("publicKey")
        .getAsString();
  }

  /// @return the answer, with our new public key
  HttpResponse<String> renewKey(String kind) {
    return administrator.post("/api/v1/remote-servers/" + server() + "/key?kind=" + kind, "");
  }

  void moveTo(int port, String user) {
    administrator.patched(
        "/api/v1/remote-servers/" + server(),
        "{\"port\":%d,\"user\":\"%s\"}".formatted(port, user));
  }

  void describe(ForeignServer foreign, String authentication) {
    administrator.patched(
        "/api/v1/remote-servers/" + server(),
        "{\"port\":%d,\"user\":\"%s\",\"authentication\":\"%s\"}"
            .formatted(foreign.port(), foreign.user(), authentication));
  }

  void password(String password) {
    put("/api/v1/remote-servers/" + server() + "/password", "{\"password\":\"" + password + "\"}");
  }

  JsonObject test(String json) {
    return administrator.created("/api/v1/remote-servers/" + server() + "/test", json);
  }

  /// Has a look at the key and confirms it.
  void pin() {
    String fingerprint = test("{}").getAsJsonObject("hostKey").get("fingerprint").getAsString();
    HttpResponse<String> answer = confirm(fingerprint, "");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /// @param reason empty for none
  HttpResponse<String> confirm(String fingerprint, String reason) {
    return confirm(server(), fingerprint, reason);
  }

  HttpResponse<String> confirm(String which, String fingerprint, String reason) {
    return put(
        "/api/v1/remote-servers/" + which + "/host-key",
        "{\"fingerprint\":\"%s\"%s}"
            .formatted(fingerprint, reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\""));
  }

  /// @param more what else the binding says, beginning with a comma
  void bind(String shortName, String directory, String more) {
    bind(server(), shortName, directory, more);
  }

  void bind(String which, String shortName, String directory, String more) {
    HttpResponse<String> answer =
        put(
            "/api/v1/interfaces/" + id + "." + shortName + "/remote",
            "{\"server\":\"%s\",\"directory\":\"%s\",\"schedule\":\"every 1\",\"stableSeconds\":1,\"retrySeconds\":1%s}"
                .formatted(which, directory, more));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  void unbind(String shortName) {
    Api.send(
        administrator.request("/api/v1/interfaces/" + id + "." + shortName + "/remote").DELETE());
  }

  HttpResponse<String> remove() {
    return Api.send(administrator.request("/api/v1/remote-servers/" + server()).DELETE());
  }

  JsonObject binding(String shortName) {
    return administrator.json("/api/v1/interfaces/" + id + "." + shortName + "/remote");
  }

  JsonObject state() {
    return administrator.json("/api/v1/remote-servers/" + server());
  }

  /// The application hands a file over for it.
  void send(String name, byte[] content) {
    HttpResponse<String> answer =
        Api.send(
            administrator
                .request("/api/v1/interfaces/" + id + ".invoices/files/" + name)
                .header("Idempotency-Key", "\"" + id + "-" + name + "\"")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  private HttpResponse<String> put(String path, String json) {
    return Api.send(
        administrator
            .request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }
}
