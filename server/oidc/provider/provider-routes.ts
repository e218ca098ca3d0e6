/** Where the provider's own calls stand, and the pages that its interactions are. */
export const routes = {
	authorization: "/oidc/auth",
	token: "/oidc/token",
	userinfo: "/oidc/userinfo",
	jwks: "/oidc/jwks",
	introspection: "/oidc/introspect",
	revocation: "/oidc/revoke",
	pushed_authorization_request: "/oidc/par",
	end_session: "/oidc/logout",
	device_authorization: "/oidc/device/auth",
	code_verification: "/oidc/device",
	backchannel_authentication: "/oidc/backchannel",
};

export const interactionPath = "/oidc/interaction";
