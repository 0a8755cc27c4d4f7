package org.tallystick.system;

import java.nio.file.Path;

/// A partner brought up by an administrator through the REST API, as in production: `/in` from them, `/out` to them.
public record NewPartner(String id, Sftp sftp) {

  public static NewPartner bringUp(
      RunningServer server, Api administrator, String id, Path folder) {
    ClientKey key = ClientKey.create(folder, id + "_ed25519");
    agree(administrator, id);
    administrator.created(
        "/api/v1/partners/" + id + "/accounts", "{\"login\":\"%s\"}".formatted(id));
    administrator.created(
        "/api/v1/accounts/" + id + "/keys", "{\"publicKey\":\"%s\"}".formatted(key.publicLine()));
    return new NewPartner(id, Sftp.to(server).as(id).withKey(key.privateKey()));
  }

  /// The partner and what is agreed with it, without an account.
  static void agree(Api administrator, String id) {
    administrator.created(
        "/api/v1/partners", "{\"id\":\"%s\",\"name\":\"Partner %s\"}".formatted(id, id));
    administrator.created(
        "/api/v1/partners/" + id + "/interfaces",
        "{\"shortName\":\"orders\",\"name\":\"Orders\",\"direction\":\"inbound\",\"directory\":\"/in\"}");
    administrator.created(
        "/api/v1/partners/" + id + "/interfaces",
        "{\"shortName\":\"invoices\",\"name\":\"Invoices\",\"direction\":\"outbound\",\"directory\":\"/out\"}");
  }
}
