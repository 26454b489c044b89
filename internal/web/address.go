package web

import (
	"net"
	"net/netip"
)

func ipNet(p netip.Prefix) *net.IPNet {
	addr := p.Masked().Addr()
	return &net.IPNet{IP: addr.AsSlice(), Mask: net.CIDRMask(p.Bits(), addr.BitLen())}
}
