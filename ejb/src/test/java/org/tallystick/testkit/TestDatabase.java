package org.tallystick.testkit;

import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.jspecify.annotations.Nullable;

/// The real schema in memory, the real mapper over it, and transactions bound to threads as in the server. Commits can be made to fail.
public final class TestDatabase implements AutoCloseable {

  /// How the next commits end.
  public enum Commit {
    STORED,
    FAILED_NOT_STORED,
    FAILED_BUT_STORED
  }

  private static final List<String> SCHEMA =
      List.of(
          "common/V1__ledger_archive_directory.sql",
          "common/V2__partners_people_business.sql",
          "common/V5__evidence.sql",
          "common/V8__anchors.sql",
          "h2/V8_1__descending_keys.sql",
          "common/V11__key_changes.sql",
          "h2/V11_1__key_guards.sql",
          "common/V12__past.sql",
          "h2/V12_1__newest_heads.sql",
          "common/V13__publication.sql",
          "h2/V13_1__held_entries.sql",
          "common/V14__in_band.sql",
          "h2/V14_1__in_band_guards.sql",
          "common/V15__quota.sql",
          "common/V15_2__guard.sql",
          "common/V16__waiting_entries.sql",
          "h2/V16_1__waiting_index.sql",
          "common/V17__sending.sql",
          "common/V18__remote_servers.sql",
          "common/V19__resend_orders.sql",
          "common/V21__replays.sql",
          "common/V22__interface_cut_offs.sql",
          "common/V23__remote_file_tries.sql",
          "common/V24__content_checksums.sql",
          "common/V26__remote_turn_nodes.sql",
          "common/V27__push_names.sql",
          "common/V28__remote_files_listed.sql");

  private static final int MOST_CONNECTIONS = 64;

  /// Making one takes longer than most tests.
  private static final Map<Set<Class<?>>, SessionFactory> FACTORIES = new ConcurrentHashMap<>();

  private final JdbcDataSource source = new JdbcDataSource();
  private final JdbcConnectionPool connections;
  private volatile boolean fresh;
  private final SessionFactory factory;
  private final ThreadLocal<@Nullable Open> current = new ThreadLocal<>();
  private volatile Commit next = Commit.STORED;
  private final Faults faults = new Faults();

  public TestDatabase(Class<?>... entities) {
    this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", entities);
  }

  /// @param url of H2; the schema is made unless it is there
  public TestDatabase(String url, Class<?>... entities) {
    source.setURL(url);
    fresh = make(source);
    connections = JdbcConnectionPool.create(source);
    connections.setMaxConnections(MOST_CONNECTIONS);
    factory = FACTORIES.computeIfAbsent(Set.of(entities), TestDatabase::factory);
  }

  /// Knows no database: each session brings its connection.
  private static SessionFactory factory(Set<Class<?>> entities) {
    var registry =
        new StandardServiceRegistryBuilder()
            .applySettings(
                Map.of(
                    "hibernate.dialect", "org.hibernate.dialect.H2Dialect",
                    "hibernate.boot.allow_jdbc_metadata_access", "false",
                    "hibernate.hbm2ddl.auto", "none",
                    "hibernate.jdbc.batch_size", "100",
                    "hibernate.order_inserts", "true",
                    "hibernate.jdbc.time_zone", "UTC",
                    "hibernate.type.json_format_mapper", new NoJson(),
                    "hibernate.search.enabled", "false"))
            .build();
    return new MetadataSources(registry)
        .addAnnotatedClasses(entities.toArray(Class<?>[]::new))
        .buildMetadata()
        .buildSessionFactory();
  }

  /// A thread's transaction, and what it runs on.
  private record Open(EntityManager entities, Connection connection) {

    void close() {
      entities.close();
      try {
        connection.close();
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /// Whether the schema was made just now.
  private static boolean make(DataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "select 1 from information_schema.tables where table_name = 'LEAF'")) {
      if (tables.next()) {
        return false;
      }
      for (String script : SCHEMA) {
        statement.execute("runscript from 'classpath:db/migration/" + script + "'");
      }
      return true;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /// Returns when everything committed is on the disk; in memory there is nothing to do.
  public void harden() {
    if (!isOnDisk()) {
      return;
    }
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private boolean isOnDisk() {
    return source.getURL().startsWith("jdbc:h2:file:");
  }

  /// Whether it was empty when it was opened.
  public boolean isFresh() {
    return fresh;
  }

  /// Whoever opens it from now on finds what is there.
  public void reopened() {
    fresh = false;
  }

  public DataSource source() {
    return source;
  }

  /// From now on commits end so.
  public void commits(Commit way) {
    next = way;
  }

  /// What lets single writes fail.
  public Faults faults() {
    return faults;
  }

  private Commit end() {
    Commit due = faults.next();
    return due == Commit.STORED ? next : due;
  }

  /// Each thread's own, as long as its transaction runs.
  public EntityManager entities() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              Open mine = current.get();
              if (mine == null) {
                throw new AssertionError(method.getName() + " outside a transaction");
              }
              try {
                return method.invoke(mine.entities(), arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  /// What a use case with a transaction of its own reads.
  public <R> R read(Callable<R> work) {
    UserTransaction transaction = transaction();
    try {
      transaction.begin();
      try {
        return work.call();
      } finally {
        transaction.rollback();
      }
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  public UserTransaction transaction() {
    return new UserTransaction() {
      @Override
      public void begin() {
        Open mine = open();
        current.set(mine);
        mine.entities().getTransaction().begin();
      }

      private Open open() {
        try {
          Connection connection = connections.getConnection();
          return new Open(factory.withOptions().connection(connection).openSession(), connection);
        } catch (SQLException failed) {
          throw new IllegalStateException(failed);
        }
      }

      @Override
      public void commit() throws RollbackException {
        Open mine = mine();
        Commit end = TestDatabase.this.end();
        if (end == Commit.FAILED_NOT_STORED) {
          mine.entities().getTransaction().rollback();
          end(mine);
          throw new RollbackException("the test lets this commit fail");
        }
        try {
          mine.entities().getTransaction().commit();
        } finally {
          end(mine);
        }
        if (end == Commit.FAILED_BUT_STORED) {
          throw new RollbackException("the test lets this commit fail after it was stored");
        }
      }

      @Override
      public void rollback() {
        Open mine = current.get();
        if (mine != null) {
          mine.entities().getTransaction().rollback();
          end(mine);
        }
      }

      private Open mine() {
        Open mine = current.get();
        if (mine == null) {
          throw new AssertionError("no transaction");
        }
        return mine;
      }

      private void end(Open mine) {
        mine.close();
        current.remove();
      }

      @Override
      public void setRollbackOnly() {
        mine().entities().getTransaction().setRollbackOnly();
      }

      @Override
      public int getStatus() {
        return current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
      }

      @Override
      public void setTransactionTimeout(int seconds) {}
    };
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
