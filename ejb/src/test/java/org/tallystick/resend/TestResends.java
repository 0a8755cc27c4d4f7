package org.tallystick.resend;

import org.tallystick.access.AccessEvents;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.Reception;
import org.tallystick.archive.TestArchive;
import org.tallystick.delivery.Deliveries;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.message.LogDays;
import org.tallystick.platform.Transactions;
import org.tallystick.remote.push.PushQueue;
import org.tallystick.testkit.Callers;
import org.tallystick.testkit.Wiring;

/// What our people need to have files of a {@link TestArchive} sent, or processed, again.
public final class TestResends {

  private final TestArchive archive;
  private final ResendRunner runner;

  public TestResends(TestArchive archive) {
    this(archive, (document, attempt) -> {});
  }

  /// @param application what is given files again
  TestResends(TestArchive archive, Reception application) {
    this.archive = archive;
    archive.make(Transactions.class);
    archive.make(KeptContents.class);
    archive.make(LogDays.class);
    hidden("org.tallystick.message.MessageRows");
    archive.make(SentFiles.class);
    archive.make(PushQueue.class);
    archive.make(ResendPlan.class);
    archive.make(ResendFacts.class);
    archive.make(ResendLines.class);
    archive.make(ResendUndo.class);
    hidden("org.tallystick.access.Sentences");
    archive.make(AccessEvents.class);
    archive.make(Deliveries.class);
    archive.make(ExchangeHistory.class);
    Wiring ours = new Wiring().with(application);
    archive.wiring().known().forEach(ours::with);
    archive.wiring().with(ours.make(Replaying.class));
    runner = archive.make(ResendRunner.class);
  }

  private void hidden(String name) {
    try {
      archive.make(Class.forName(name));
    } catch (ClassNotFoundException unknown) {
      throw new AssertionError(unknown);
    }
  }

  public ResendOrders as(String person) {
    Wiring asPerson = new Wiring().with(Callers.named(person));
    archive.wiring().known().forEach(asPerson::with);
    return asPerson.make(ResendOrders.class);
  }

  /// Carries out what was ordered, as far as a second goes.
  public void run() {
    runner.run();
  }
}
