package org.tallystick.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.rest.archive.DocumentResource;
import org.tallystick.rest.archive.EventResource;
import org.tallystick.rest.archive.ExchangeResource;
import org.tallystick.rest.archive.HeldResource;
import org.tallystick.rest.business.BusinessDocumentResource;
import org.tallystick.rest.live.BanResource;
import org.tallystick.rest.live.SessionResource;
import org.tallystick.rest.manifest.ManifestResource;
import org.tallystick.rest.manifest.MessageResource;
import org.tallystick.rest.manifest.ReceivedResource;
import org.tallystick.rest.partner.AccountResource;
import org.tallystick.rest.partner.InterfaceResource;
import org.tallystick.rest.partner.PartnerResource;
import org.tallystick.rest.partner.ProtectionResource;
import org.tallystick.rest.past.PastResource;
import org.tallystick.rest.proof.EvidenceResource;
import org.tallystick.rest.proof.HostKeyResource;
import org.tallystick.rest.proof.LogKeyResource;
import org.tallystick.rest.proof.LogResource;
import org.tallystick.rest.proof.PackResource;
import org.tallystick.rest.proof.ReceiptResource;
import org.tallystick.rest.proof.VerifierResource;
import org.tallystick.rest.remote.DeliveryResource;
import org.tallystick.rest.remote.FailingFileResource;
import org.tallystick.rest.remote.RemoteBindingResource;
import org.tallystick.rest.remote.RemoteServerResource;
import org.tallystick.rest.resend.ResendResource;
import org.tallystick.rest.search.SearchResource;
import org.tallystick.rest.send.SendingResource;
import org.tallystick.rest.user.ApiKeyResource;
import org.tallystick.rest.user.MeResource;
import org.tallystick.rest.user.UserResource;

/// Version 1 of the REST API.
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

  static final List<Class<?>> RESOURCES =
      List.of(
          DescriptionResource.class,
          MeResource.class,
          ExchangeResource.class,
          DocumentResource.class,
          EventResource.class,
          HeldResource.class,
          EvidenceResource.class,
          LogResource.class,
          LogKeyResource.class,
          HostKeyResource.class,
          ReceiptResource.class,
          PackResource.class,
          VerifierResource.class,
          SearchResource.class,
          MessageResource.class,
          ReceivedResource.class,
          ManifestResource.class,
          ResendResource.class,
          BusinessDocumentResource.class,
          PartnerResource.class,
          InterfaceResource.class,
          SendingResource.class,
          PastResource.class,
          AccountResource.class,
          ProtectionResource.class,
          SessionResource.class,
          BanResource.class,
          RemoteServerResource.class,
          RemoteBindingResource.class,
          DeliveryResource.class,
          FailingFileResource.class,
          UserResource.class,
          ApiKeyResource.class);

  private static final List<Class<?>> PROVIDERS =
      List.of(Door.class, ScopeCheck.class, HttpErrors.class, Faults.class);

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new LinkedHashSet<>(RESOURCES);
    classes.addAll(PROVIDERS);
    return classes;
  }
}
