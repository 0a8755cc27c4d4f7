package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The REST API as programs use it: files, packing lists, partners, people, keys.
@ExtendWith(SharedServer.class)
class RestIT {

  private static final String API = "/api/v1";

  @TempDir Path here;

  @Test
  void aFileThatWasSentIsListedReadAndChecked(RunningServer server) throws Exception {
    byte[] bytes = "<Order><ID>rest</ID></Order>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    server
        .sftp()
        .succeed(
            "put "
                + Files.write(here.resolve("rest order.xml"), bytes).toString().replace(" ", "\\ ")
                + " in/");

    Api business = server.api("business");
    String id = field(business.get(API + "/exchanges?name=rest%20order&direction=inbound"), "id");
    HttpResponse<String> content = business.get(API + "/documents/" + id + "/content");

    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(content.statusCode()).isEqualTo(200);
    assertThat(content.body()).isEqualTo("<Order><ID>rest</ID></Order>");
    assertThat(content.headers().firstValue("Repr-Digest")).contains("sha-256=:" + digest + ":");
    assertThat(content.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"rest order.xml\"; filename*=UTF-8''rest%20order.xml");
    assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(content.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(business.get(API + "/documents/" + id + "/events").body())
        .contains("file.received", "document.read", "\"user\":\"business\"");
  }

  @Test
  void aPartOfAFileIsServedWithTheDigestOfTheWhole(RunningServer server) throws Exception {
    server
        .sftp()
        .succeed("put " + Files.writeString(here.resolve("rest-range.txt"), "0123456789") + " in/");
    Api auditor = server.api("auditor");
    String path =
        API
            + "/documents/"
            + field(auditor.get(API + "/exchanges?name=rest-range"), "id")
            + "/content";

    HttpResponse<String> part = Api.send(auditor.request(path).header("Range", "bytes=2-4").GET());
    HttpResponse<String> behind =
        Api.send(auditor.request(path).header("Range", "bytes=10-").GET());
    String tag = part.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> known = Api.send(auditor.request(path).header("If-None-Match", tag).GET());
    HttpResponse<String> head =
        Api.send(auditor.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
    assertThat(part.headers().firstValue("Repr-Digest"))
        .isEqualTo(head.headers().firstValue("Repr-Digest"));
    assertThat(behind.statusCode()).isEqualTo(416);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetition(RunningServer server) throws Exception {
    for (int i = 0; i < 3; i++) {
      server
          .sftp()
          .succeed(
              "put "
                  + Files.writeString(here.resolve("rest-page-" + i + ".txt"), "page " + i)
                  + " in/");
    }
    Api operator = server.api("operator");

    HttpResponse<String> first = operator.get(API + "/exchanges?name=rest-page-&limit=2");
    HttpResponse<String> second =
        operator.get(API + "/exchanges?name=rest-page-&limit=2&cursor=" + field(first, "next"));

    assertThat(names(first)).containsExactly("rest-page-2.txt", "rest-page-1.txt");
    assertThat(names(second)).containsExactly("rest-page-0.txt");
    assertThat(second.body()).doesNotContain("\"next\"");
  }

  @Test
  void aPackingListRestsOnFilesAndEachKnowsTheOther(RunningServer server) throws Exception {
    server
        .sftp()
        .succeed(
            "put " + Files.writeString(here.resolve("rest-pl-1.txt"), "one") + " in/",
            "put " + Files.writeString(here.resolve("rest-pl-2.txt"), "two") + " in/");
    Api business = server.api("business");
    String one = field(business.get(API + "/exchanges?name=rest-pl-1"), "id");
    String two = field(business.get(API + "/exchanges?name=rest-pl-2"), "id");
    String packingList =
        "{\"partner\":\"acme\",\"kind\":\"packing-list\",\"number\":\"PL-REST-1\",\"issuedOn\":\"2026-11-20\",\"lines\":[{\"item\":\"A-1\",\"quantity\":1.5}],\"documents\":[\""
            + one
            + "\"]}";

    HttpResponse<String> created = business.post(API + "/business-documents", packingList);
    HttpResponse<String> again = business.post(API + "/business-documents", packingList);
    String path =
        created
            .headers()
            .firstValue("Location")
            .map(location -> location.substring(location.indexOf(API)))
            .orElseThrow();
    HttpResponse<String> linked =
        business.post(path + "/links", "{\"documents\":[\"" + one + "\",\"" + two + "\"]}");
    HttpResponse<String> linkedAgain =
        business.post(path + "/links", "{\"documents\":[\"" + two + "\"]}");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(linked.body()).contains("\"added\":[\"" + two + "\"]");
    assertThat(linkedAgain.body()).contains("\"added\":[]");
    assertThat(business.get(path).body()).contains("\"quantity\":1.5", one, two);
    assertThat(business.get(API + "/documents/" + two + "/business-documents").body())
        .contains("PL-REST-1");
    assertThat(business.get(API + "/documents/" + two + "/events").body())
        .contains("document.linked");
  }

  @Test
  void whatAPackingListCannotRestOnIsRefusedAndNothingIsWritten(RunningServer server) {
    Api business = server.api("business");
    String unknown =
        "{\"partner\":\"acme\",\"kind\":\"packing-list\",\"number\":\"PL-REST-2\",\"issuedOn\":\"2026-11-20\",\"documents\":[\"acme.0\"]}";
    String foreign = unknown.replace("acme.0", "system.0");

    assertProblem(
        business.post(API + "/business-documents", unknown), 422, "document acme.0: there is none");
    assertProblem(
        business.post(API + "/business-documents", foreign),
        422,
        "document system.0: is of partner system, expected one of acme");
    assertThat(business.get(API + "/business-documents?number=PL-REST-2").body())
        .isEqualTo("{\"items\":[]}");
  }

  @Test
  void nobodyGetsInWithoutCredentialsNotEvenToLearnWhatThereIs(RunningServer server) {
    for (String path :
        List.of(
            "/me",
            "/exchanges",
            "/documents/acme.0/content",
            "/events",
            "/search",
            "/business-documents",
            "/partners",
            "/accounts/acme",
            "/users",
            "/nothing")) {
      HttpResponse<String> refused =
          Api.send(HttpRequest.newBuilder(server.url().resolve(API + path)).GET());

      assertProblem(refused, 401, "sign in");
      assertThat(refused.headers().allValues("WWW-Authenticate"))
          .anyMatch(scheme -> scheme.startsWith("Basic"));
      assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void theDescriptionIsOpen(RunningServer server) {
    HttpResponse<String> description =
        Api.send(HttpRequest.newBuilder(server.url().resolve(API + "/openapi.json")).GET());

    assertThat(description.statusCode()).isEqualTo(200);
    assertThat(description.body()).contains("\"openapi\": \"3.1.0\"");
  }

  @Test
  void rolesThatMayNotAreRefusedByTheUseCases(RunningServer server) {
    String user = "{\"name\":\"nobody\",\"password\":\"three plain words\"}";
    String document =
        "{\"partner\":\"acme\",\"kind\":\"order\",\"number\":\"REST-FORBIDDEN\",\"issuedOn\":\"2026-11-20\"}";

    assertProblem(
        server.api("auditor").post(API + "/business-documents", document),
        403,
        "your roles do not allow this");
    for (String role : List.of("business", "operator", "auditor")) {
      Api api = server.api(role);
      assertProblem(
          api.post(API + "/partners", "{\"id\":\"forbidden\",\"name\":\"Forbidden\"}"),
          403,
          "your roles");
      assertProblem(
          api.post(API + "/partners/acme/accounts", "{\"login\":\"forbidden\"}"),
          403,
          "your roles");
      assertProblem(
          api.post(
              API + "/partners/acme/interfaces",
              "{\"shortName\":\"no\",\"name\":\"No\",\"direction\":\"inbound\",\"directory\":\"/no\"}"),
          403,
          "your roles");
      assertProblem(patch(api, "/partners/acme", "{\"name\":\"Forbidden\"}"), 403, "your roles");
      assertProblem(patch(api, "/accounts/acme", "{\"disabled\":true}"), 403, "your roles");
      assertProblem(delete(api, "/accounts/acme/keys?fingerprint=SHA256:x"), 403, "your roles");
      assertProblem(api.post(API + "/users", user), 403, "your roles");
      assertProblem(patch(api, "/users/admin", "{\"disabled\":true}"), 403, "your roles");
      assertProblem(
          api.post(API + "/users/admin/keys", "{\"label\":\"no\",\"scopes\":[\"users:write\"]}"),
          403,
          "your roles");
      assertProblem(
          delete(api, "/users/admin/keys/00000000-0000-0000-0000-000000000000"), 403, "your roles");
    }
    assertProblem(server.api("business").get(API + "/users"), 403, "your roles");
    assertProblem(server.api("operator").get(API + "/users/admin/keys"), 403, "your roles");
  }

  @Test
  void anApiKeyOpensWhatItIsForUntilItIsRevoked(RunningServer server) {
    Api admin = server.api("admin");
    HttpResponse<String> issued =
        admin.post(
            API + "/users/operator/keys",
            "{\"label\":\"rest test\",\"scopes\":[\"business:read\"]}");
    String secret = field(issued, "secret");

    assertThat(bearer(server, secret, "/me").body())
        .isEqualTo(
            "{\"name\":\"operator\",\"roles\":[\"operator\"],\"scopes\":[\"business:read\"]}");
    assertThat(bearer(server, secret, "/business-documents").statusCode()).isEqualTo(200);
    assertProblem(bearer(server, secret, "/exchanges"), 403, "this needs the scope exchanges:read");
    assertThat(admin.get(API + "/users/operator/keys").body())
        .contains("rest test")
        .doesNotContain(secret);

    delete(admin, "/users/operator/keys/" + field(issued, "id"));
    assertProblem(bearer(server, secret, "/me"), 401, "not valid");
    assertThat(admin.get(API + "/events?log=system&type=config.changed&limit=100").body())
        .contains("API key issued", "API key revoked")
        .doesNotContain(secret);
  }

  @Test
  void aPersonComesChangesAndGoes(RunningServer server) {
    Api admin = server.api("admin");
    Api rita = new Api(server.url(), "rita", "three plain words");

    assertThat(
            admin
                .post(
                    API + "/users",
                    "{\"name\":\"Rita\",\"password\":\"three plain words\",\"roles\":[\"business\"]}")
                .statusCode())
        .isEqualTo(201);
    assertThat(rita.get(API + "/me").body()).contains("\"roles\":[\"business\"]");
    patch(admin, "/users/rita", "{\"roles\":[\"auditor\"]}");
    assertThat(rita.get(API + "/me").body()).contains("\"roles\":[\"auditor\"]");
    patch(admin, "/users/rita", "{\"password\":\"three other words\"}");
    assertThat(rita.get(API + "/me").statusCode()).isEqualTo(401);
    Api renewed = new Api(server.url(), "rita", "three other words");
    assertThat(renewed.get(API + "/me").statusCode()).isEqualTo(200);
    patch(admin, "/users/rita", "{\"disabled\":true}");
    assertThat(renewed.get(API + "/me").statusCode()).isEqualTo(401);

    String log = admin.get(API + "/events?log=system&limit=100").body();
    assertThat(log)
        .contains("user created", "roles assigned", "password set", "user disabled", "auth.failed")
        .doesNotContain("three plain words", "argon2id");
  }

  @Test
  void theLastAdministratorStays(RunningServer server) {
    assertProblem(
        patch(server.api("admin"), "/users/admin", "{\"disabled\":true}"),
        409,
        "the only administrator");
    assertProblem(
        patch(server.api("admin"), "/users/admin", "{\"roles\":[\"auditor\"]}"),
        409,
        "the only administrator");
  }

  @Test
  void whoGuessesIsHeldOff(RunningServer server) {
    Api guess = new Api(server.url(), "guessed", "not the password");
    for (int i = 0; i < 5; i++) {
      assertThat(guess.get(API + "/me").statusCode()).isEqualTo(401);
    }

    HttpResponse<String> heldOff = guess.get(API + "/me");

    assertProblem(heldOff, 429, "too many failed sign-ins");
    assertThat(heldOff.headers().firstValue("Retry-After")).isPresent();
    assertThat(server.api("admin").get(API + "/events?log=system&type=address.banned").body())
        .contains("guessed");
  }

  @Test
  void everyErrorIsAProblem(RunningServer server) {
    Api admin = server.api("admin");

    assertProblem(admin.get(API + "/nothing"), 404, "nothing at this path");
    assertProblem(
        admin.get(API + "/documents/acme.999999"), 404, "document acme.999999: there is none");
    assertProblem(admin.get(API + "/documents/nonsense"), 400, "expected <log>.<index>");
    assertProblem(admin.get(API + "/exchanges?limit=ten"), 400, "limit: found 'ten'");
    assertProblem(admin.get(API + "/exchanges?limit=101"), 400, "limit: found '101'");
    assertProblem(
        admin.get(API + "/exchanges?cursor=nonsense"), 400, "cursor: is not one this list gave");
    assertProblem(admin.get(API + "/exchanges?from=yesterday"), 400, "from: found 'yesterday'");
    assertProblem(admin.post(API + "/partners", "{\"id\":"), 400, "body: is not well-formed JSON");
    assertProblem(
        admin.post(API + "/partners", "{\"id\":\"x\",\"name\":\"X\",\"nmae\":1}"),
        400,
        "/nmae: is not a field");
    assertProblem(
        admin.post(API + "/partners", "{\"id\":\"x\",\"name\":\"" + "x".repeat(1 << 20) + "\"}"),
        413,
        "at most 1048576 bytes");
    assertProblem(
        Api.send(
            admin
                .request(API + "/partners")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x"))),
        415,
        "application/json");
    assertProblem(
        Api.send(admin.request(API + "/me").header("Accept", "text/csv").GET()),
        406,
        "application/json");
    HttpResponse<String> notAllowed =
        Api.send(admin.request(API + "/partners").PUT(HttpRequest.BodyPublishers.ofString("x")));
    assertProblem(notAllowed, 405, "does not know the method");
    assertThat(notAllowed.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
  }

  @Test
  void aSessionCookieOpensTheScreensAndNotTheApi(RunningServer server) {
    String form = "username=business&password=" + server.password("business");
    HttpResponse<String> signedIn = form(server, form, "same-origin");
    String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();

    HttpResponse<String> api =
        Api.send(
            HttpRequest.newBuilder(server.url().resolve(API + "/me"))
                .header("Cookie", cookie.split(";", 2)[0])
                .GET());

    assertThat(signedIn.statusCode()).isEqualTo(303);
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
    assertProblem(api, 401, "sign in");
    assertThat(form(server, form, "cross-site").statusCode()).isEqualTo(403);
    assertThat(
            form(server, form + "&next=//evil.example", "same-origin")
                .headers()
                .firstValue("Location"))
        .contains("/");
    assertThat(
            form(server, "username=nobody&password=wrong", "same-origin")
                .headers()
                .firstValue("Location"))
        .contains("/login?error");
  }

  private static HttpResponse<String> form(RunningServer server, String body, String fetchSite) {
    return Api.send(
        HttpRequest.newBuilder(server.url().resolve("/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", fetchSite)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> patch(Api api, String path, String json) {
    return Api.send(
        api.request(API + path)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> delete(Api api, String path) {
    return Api.send(api.request(API + path).DELETE());
  }

  private static HttpResponse<String> bearer(RunningServer server, String secret, String path) {
    return Api.send(
        HttpRequest.newBuilder(server.url().resolve(API + path))
            .header("Authorization", "Bearer " + secret)
            .GET());
  }

  private static void assertProblem(HttpResponse<String> response, int status, String detail) {
    assertThat(response.statusCode()).as(response.uri() + " " + response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"status\":" + status, detail)
        .doesNotContain("Exception", "at org.");
  }

  /// The first value of a text field.
  private static String field(HttpResponse<String> response, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(response.body());
    assertThat(value.find()).as(name + " in " + response.body()).isTrue();
    return value.group(1);
  }

  private static List<String> names(HttpResponse<String> response) {
    return Pattern.compile("\"name\":\"([^\"]*)\"")
        .matcher(response.body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
