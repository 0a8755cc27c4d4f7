package org.tallystick.search.index;

import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.tallystick.testkit.NoJson;

/// The real index on disk over the real engine, with an empty database behind it: entries come from the test.
public final class TestIndex implements AutoCloseable {

  private final EntityManagerFactory factory;
  private final SearchIndex index;

  private TestIndex(EntityManagerFactory factory) {
    this.factory = factory;
    this.index = SearchIndex.over(factory);
  }

  public static TestIndex open(Path folder) {
    return open(folder, "jdbc:h2:mem:");
  }

  /// Over a database with rows.
  ///
  /// @param entities the classes of those rows
  public static TestIndex open(Path folder, String database, Class<?>... entities) {
    var registry =
        new StandardServiceRegistryBuilder()
            .applySettings(
                Map.of(
                    "jakarta.persistence.jdbc.url",
                    database,
                    // Nothing here is stored as JSON, and the default looks for a provider only a
                    // server has.
                    "hibernate.type.json_format_mapper",
                    new NoJson(),
                    "hibernate.hbm2ddl.auto",
                    "none",
                    "hibernate.jdbc.time_zone",
                    "UTC",
                    "hibernate.search.indexing.listeners.enabled",
                    "false",
                    "hibernate.search.backend.lucene_version",
                    "9.11.1",
                    "hibernate.search.backend.analysis.configurer",
                    "class:" + SearchAnalysis.class.getName(),
                    "hibernate.search.backend.directory.type",
                    "class:" + IndexFolder.class.getName(),
                    "hibernate.search.backend.directory.root",
                    folder.toString()))
            .build();
    return new TestIndex(
        new MetadataSources(registry)
            .addAnnotatedClasses(
                IndexedFile.class, IndexedEvent.class, IndexedBusinessDocument.class)
            .addAnnotatedClasses(entities)
            .buildMetadata()
            .buildSessionFactory());
  }

  public EntityManagerFactory factory() {
    return factory;
  }

  public SearchIndex index() {
    return index;
  }

  @Override
  public void close() {
    factory.close();
  }
}
