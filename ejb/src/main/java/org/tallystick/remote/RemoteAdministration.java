package org.tallystick.remote;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.partner.Configured;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.poll.SeenFiles;
import org.tallystick.remote.push.PushQueue;

/// An administrator says which servers partners run, how we sign in there, and which interfaces use them. Each change is durable, with its event, on return.
@Stateless
@RolesAllowed("administrator")
@TransactionManagement(TransactionManagementType.BEAN)
public class RemoteAdministration {

  private static final int LONGEST_PASSWORD = 1000;

  private static final String USERS =
      "select interface_id from remote_binding where server_id = ? union all select id from remote_server where via_id = ? order by 1";

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private RemoteSecrets secrets;
  @Inject private RemoteRegister register;
  @Inject private PushQueue queue;
  @Inject private Bell bell;
  @Inject private SeenFiles seen;
  @Inject private Transactions transactions;
  @Inject private Sql sql;
  @Resource private SessionContext context;

  /// A new server, with a key of ours made for it.
  public Configured<RemoteServer> create(RemoteServerId id, NewRemoteServer wanted) {
    String user = CallerName.in(context);
    boolean isKnown =
        transactions.call(() -> entities.find(RemoteServer.class, id.value()) != null);
    if (!isKnown && secrets.publicKey(id).isEmpty()) {
      secrets.prepareKey(id, KeyKind.ED25519);
      secrets.useNext(id);
    }
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (entities.find(RemoteServer.class, id.value()) != null) {
            return new Configured.Conflict<>("remote server " + id + ": exists already");
          }
          if (entities.find(Partner.class, id.partner().value()) == null) {
            return new Configured.Unknown<>("partner " + id.partner() + ": there is none");
          }
          Optional<String> fault = fault(id, wanted);
          if (fault.isPresent()) {
            return new Configured.Conflict<>(fault.get());
          }
          RemoteServer server = new RemoteServer(id, wanted, transaction.now());
          entities.persist(server);
          transaction.append(changed("remote server created", id, user, null, wanted.words()));
          return new Configured.Done<>(server);
        });
  }

  /// Describes it anew. Where another machine is meant, its host key has to be confirmed again.
  public Configured<RemoteServer> change(RemoteServerId id, NewRemoteServer wanted) {
    String user = CallerName.in(context);
    Configured<RemoteServer> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              RemoteServer server = entities.find(RemoteServer.class, id.value());
              if (server == null) {
                return unknown(id);
              }
              Optional<String> fault = fault(id, wanted);
              if (fault.isPresent()) {
                return new Configured.Conflict<>(fault.get());
              }
              NewRemoteServer before = server.described();
              transaction.append(
                  changed("remote server changed", id, user, before.words(), wanted.words()));
              server.change(wanted);
              if (!before.host().equals(wanted.host()) || before.port() != wanted.port()) {
                server.unpin();
              }
              return new Configured.Done<>(server);
            });
    register.client().forget(id.value());
    return outcome;
  }

  private Optional<String> fault(RemoteServerId id, NewRemoteServer wanted) {
    if (wanted.via().isEmpty()) {
      return Optional.empty();
    }
    RemoteServerId via = wanted.via().get();
    RemoteServer jump = entities.find(RemoteServer.class, via.value());
    if (jump == null || !via.partner().equals(id.partner())) {
      return Optional.of(
          "remote server "
              + id
              + ": found jump host "
              + via
              + ", expected one of the same partner");
    }
    return via.equals(id) || jump.via().isPresent()
        ? Optional.of(
            "remote server "
                + id
                + ": found jump host "
                + via
                + ", expected another that is reached directly")
        : Optional.empty();
  }

  /// Another password. It stays in a file for its owner only; the event says that it changed.
  public Configured<RemoteServer> password(RemoteServerId id, String password) {
    if (password.isEmpty() || password.length() > LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "password: found "
              + password.length()
              + " characters, expected 1 to "
              + LONGEST_PASSWORD);
    }
    return secret(id, "remote server password set", null, () -> secrets.prepare(id, password));
  }

  /// Another key of ours. The server refuses us until the partner has installed its public part.
  public Configured<RemoteServer> renewKey(RemoteServerId id, KeyKind kind) {
    String before = secrets.publicKey(id).map(PublicKeyText::fingerprint).orElse(null);
    return secret(id, "remote server key made", before, () -> secrets.prepareKey(id, kind));
  }

  private Configured<RemoteServer> secret(
      RemoteServerId id, String what, @Nullable String before, Runnable prepare) {
    String user = CallerName.in(context);
    if (transactions.call(() -> entities.find(RemoteServer.class, id.value()) == null)) {
      return unknown(id);
    }
    prepare.run();
    Configured<RemoteServer> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              transaction.append(changed(what, id, user, before, null));
              return new Configured.Done<>(entities.find(RemoteServer.class, id.value()));
            });
    secrets.useNext(id);
    register.client().forget(id.value());
    return outcome;
  }

  /// Binds an interface to a server, or binds it otherwise. Of an outbound interface what is placed from now on is brought there.
  public Configured<RemoteBinding> bind(InterfaceId agreed, NewBinding wanted) {
    String user = CallerName.in(context);
    Configured<RemoteBinding> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              PartnerInterface known = entities.find(PartnerInterface.class, agreed.value());
              RemoteServer server = entities.find(RemoteServer.class, wanted.server().value());
              if (known == null) {
                return new Configured.Unknown<>("interface " + agreed + ": there is none");
              }
              if (server == null || !server.partner().equals(known.partner())) {
                return new Configured.Conflict<>(
                    "interface "
                        + agreed
                        + ": found remote server "
                        + wanted.server()
                        + ", expected one of partner "
                        + known.partner());
              }
              RemoteBinding binding = entities.find(RemoteBinding.class, agreed.value());
              String before = binding == null ? null : binding.terms().words();
              Instant first =
                  known.direction() == Direction.INBOUND
                      ? transaction.now()
                      : wanted.bringing(transaction.now());
              if (binding == null) {
                binding = new RemoteBinding(agreed, wanted);
                entities.persist(binding);
                entities.flush();
                entities.persist(new RemoteBindingState(agreed, first, sizeOf(known)));
              } else {
                binding.change(wanted);
                entities.find(RemoteBindingState.class, agreed.value()).wanted(first);
              }
              transaction.append(
                  ConfigurationChange.of("interface bound to remote server", agreed.value())
                      .by(user)
                      .text("partner", known.partner().value())
                      .text("before", before == null ? "none" : before)
                      .text("after", wanted.words()));
              return new Configured.Done<>(binding);
            });
    bell.ring();
    return outcome;
  }

  private long sizeOf(PartnerInterface agreed) {
    return agreed.direction() == Direction.INBOUND
        ? 0
        : entities.find(TransparencyLog.class, agreed.partner().value()).size();
  }

  /// What still waits to be brought is not brought any more.
  public Configured<InterfaceId> unbind(InterfaceId agreed) {
    String user = CallerName.in(context);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          RemoteBinding binding = entities.find(RemoteBinding.class, agreed.value());
          if (binding == null) {
            return new Configured.Unknown<>(
                "interface " + agreed + ": is bound to no remote server");
          }
          transaction.append(
              ConfigurationChange.of("interface bound to no remote server", agreed.value())
                  .by(user)
                  .text("partner", binding.terms().server().partner().value())
                  .text("before", binding.terms().words()));
          entities.remove(entities.find(RemoteBindingState.class, agreed.value()));
          entities.flush();
          entities.remove(binding);
          queue.removeAll(agreed);
          seen.forgetAll(agreed);
          return new Configured.Done<>(agreed);
        });
  }

  /// Takes a server away that nothing needs any more, with its key and password. What was exchanged with it stays in the archive.
  public Configured<RemoteServerId> remove(RemoteServerId id) {
    String user = CallerName.in(context);
    Configured<RemoteServerId> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              RemoteServer server = entities.find(RemoteServer.class, id.value());
              if (server == null) {
                return unknown(id);
              }
              List<String> users = usersOf(id);
              if (!users.isEmpty()) {
                return new Configured.Conflict<>(
                    "remote server "
                        + id
                        + ": is used by "
                        + String.join(", ", users)
                        + "; unbind or change them first");
              }
              transaction.append(
                  changed("remote server removed", id, user, server.described().words(), null));
              Optional.ofNullable(entities.find(RemoteServerState.class, id.value()))
                  .ifPresent(entities::remove);
              entities.flush();
              entities.remove(server);
              return new Configured.Done<>(id);
            });
    if (outcome instanceof Configured.Done) {
      secrets.forget(id);
    }
    register.client().forget(id.value());
    return outcome;
  }

  /// Interfaces that are bound to it, and servers that are reached through it.
  private List<String> usersOf(RemoteServerId id) {
    return sql.list(USERS, row -> row.getString(1), id.value(), id.value());
  }

  private static <T> Configured<T> unknown(RemoteServerId id) {
    return new Configured.Unknown<>(
        "remote server " + id + ": there is none; see the list of remote servers");
  }

  private static Event changed(
      String what,
      RemoteServerId id,
      String user,
      @Nullable String before,
      @Nullable String after) {
    return new ConfigurationChange(what, id.value(), before, after)
        .by(user)
        .text("partner", id.partner().value());
  }
}
