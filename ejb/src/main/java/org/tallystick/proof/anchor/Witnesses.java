package org.tallystick.proof.anchor;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.witness.Witness;
import org.tallystick.evidence.witness.WitnessAnswer;
import org.tallystick.evidence.witness.WitnessClient;
import org.tallystick.evidence.witness.WitnessPolicy;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.Settings;

/// Those that `TALLYSTICK_WITNESS_POLICY` names, asked at each anchor to cosign that the anchor log has only grown. One that does not answer stops nothing. Thread-safe.
@ApplicationScoped
public class Witnesses {

  private static final Logger LOGGER = Logger.getLogger(Witnesses.class.getName());
  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  @Inject private Settings settings;

  private final WitnessClient client = new WitnessClient(TIME_LIMIT);
  private final Map<Witness, TreeSize> known = new ConcurrentHashMap<>();
  private final Map<Witness, WitnessAnswer> answers = new ConcurrentHashMap<>();
  private WitnessPolicy policy = WitnessPolicy.NONE;

  @PostConstruct
  void open() {
    policy = settings.find("TALLYSTICK_WITNESS_POLICY").map(Witnesses::read).orElse(policy);
  }

  private static WitnessPolicy read(String file) {
    try {
      return WitnessPolicy.parse(Files.readAllBytes(Path.of(file)));
    } catch (IOException | IllegalArgumentException unusable) {
      throw new InvalidSettingException(
          "TLY-0012 setting TALLYSTICK_WITNESS_POLICY: file "
              + file
              + " cannot be used ("
              + unusable.getMessage()
              + "), expected a C2SP tlog-policy whose witness lines end with an address",
          unusable);
    }
  }

  /// All are asked at the same time, those that want to be shown more once again: it takes twice the time limit at most.
  ///
  /// @param tree the log that the checkpoint signs
  /// @return with the cosignatures there are
  SignedNote cosign(SignedNote checkpoint, MerkleTree tree) {
    Map<Witness, TreeSize> round = new HashMap<>();
    policy.witnesses().forEach(each -> round.put(each, known.getOrDefault(each, TreeSize.EMPTY)));
    Map<Witness, WitnessAnswer> first = ask(round, checkpoint, tree);
    Map<Witness, TreeSize> again = new HashMap<>();
    first.forEach((witness, answer) -> {
      if (answer instanceof WitnessAnswer.Elsewhere(TreeSize size)) {
        again.put(witness, size);
      }
    });
    Map<Witness, WitnessAnswer> all = new HashMap<>(first);
    all.putAll(ask(again, checkpoint, tree));
    SignedNote cosigned = checkpoint;
    for (Witness witness : policy.witnesses()) {
      WitnessAnswer answer = Objects.requireNonNull(all.get(witness));
      remember(witness, answer, Checkpoint.of(checkpoint).size());
      if (answer instanceof WitnessAnswer.Cosigned(var line)) {
        cosigned = cosigned.with(line);
      }
    }
    return cosigned;
  }

  private Map<Witness, WitnessAnswer> ask(
      Map<Witness, TreeSize> round, SignedNote checkpoint, MerkleTree tree) {
    Map<Witness, CompletableFuture<WitnessAnswer>> asked = new HashMap<>();
    round.forEach((witness, old) ->
        asked.put(witness, client.ask(witness, checkpoint, old, proof(tree, old, checkpoint))));
    Map<Witness, WitnessAnswer> answered = new HashMap<>();
    asked.forEach((witness, answer) -> answered.put(witness, answer.join()));
    return answered;
  }

  private static List<NodeHash> proof(MerkleTree tree, TreeSize old, SignedNote checkpoint) {
    TreeSize size = Checkpoint.of(checkpoint).size();
    return old.equals(TreeSize.EMPTY) || old.compareTo(size) >= 0
        ? List.of()
        : tree.consistency(old, size).hashes();
  }

  private void remember(Witness witness, WitnessAnswer answer, TreeSize size) {
    WitnessAnswer said =
        answer instanceof WitnessAnswer.Elsewhere
            ? new WitnessAnswer.Silent(
                "witness " + witness.name() + ": knows another size each time it is asked")
            : answer;
    WitnessAnswer before = answers.put(witness, said);
    switch (said) {
      case WitnessAnswer.Cosigned _ -> known.put(witness, size);
      case WitnessAnswer.Contradicts(String why) -> {
        if (!said.equals(before)) {
          LOGGER.severe("TLY-0627 " + why);
        }
      }
      case WitnessAnswer.Silent(String why) -> {
        if (!said.equals(before)) {
          LOGGER.warning("TLY-0626 " + why + "; asked again with the next anchor");
        }
      }
      case WitnessAnswer.Elsewhere _ -> throw new AssertionError(said);
    }
  }

  public boolean isNone() {
    return policy.witnesses().isEmpty();
  }

  public List<Witness> all() {
    return policy.witnesses();
  }

  /// Whose cosignatures the anchor log's checkpoints need, for us to be content.
  ///
  /// @param anchor the keys of the anchor log
  public Policy rule(List<VerifierKey> anchor) {
    return policy.of(anchor);
  }

  /// What came of the last question, since the server started.
  public Optional<WitnessAnswer> lastAnswer(Witness witness) {
    return Optional.ofNullable(answers.get(witness));
  }

  /// Adds them to a policy that asks for none of them, so that a reader is told of their cosignatures.
  public Policy beside(Policy logs) {
    return new Policy(logs.logs(), policy.rule().witnesses(), Map.of(), Policy.NONE);
  }
}
