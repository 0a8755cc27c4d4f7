package org.tallystick.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "0.0.0.0/0, 198.51.100.1, true",
    "203.0.112.0/23, 203.0.113.1, true",
    "2001:db8::/32, 2001:db8:1::5, true",
    "2001:db8::/32, 2001:db9::5, false",
    "::/0, 2001:db9::5, true",
    "::/0, 203.0.113.7, false",
    "0.0.0.0/0, 2001:db9::5, false"
  })
  void a_range_holds_the_addresses_that_begin_as_it_does(
      String range, String address, boolean held) {
    assertThat(AddressRange.parse(range).contains(AddressRange.address(address))).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "1",
        "127.1",
        "203.0.113.7/33",
        "203.0.113.7/24",
        "2001:db8::/129",
        "203.0.113.0/",
        "203.0.113.0/x",
        "256.0.0.1",
        "fe80::1%eth0",
        ""
      })
  void what_is_no_range_is_refused_and_no_name_is_looked_up(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
  }

  @Test
  void an_empty_list_admits_everybody_and_names_nobody() {
    AddressList list = AddressList.parse(" \n");

    assertThat(list.admits(AddressRange.address("203.0.113.7"))).isTrue();
    assertThat(list.names(AddressRange.address("203.0.113.7"))).isFalse();
  }

  @Test
  void a_list_is_read_as_it_is_written() {
    AddressList list = AddressList.parse("203.0.113.0/24\n2001:db8::/32; 198.51.100.7");

    assertThat(list.ranges()).hasSize(3);
    assertThat(AddressList.parse(list.toString())).isEqualTo(list);
    assertThat(list.admits(AddressRange.address("198.51.100.8"))).isFalse();
  }
}
