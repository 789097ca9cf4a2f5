/** Types of the HTTP API. Written by `npm run generate` from the route table; do not edit. */
export interface paths {
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My account
         * @description Access: user. Callers: signed-in people only.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change my name
         * @description Access: user. Callers: signed-in people only.
         */
        patch: operations["changeName"];
        trace?: never;
    };
    "/api/v1/account/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was changed on your account, newest first
         * @description Access: user. Callers: signed-in people only.
         */
        get: operations["listMyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete my account, and the organisations of which I am the only member with all their data
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["deleteAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my address: a link goes to the new one, a notice to the old one
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["requestEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail me a link that confirms my address
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["requestVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/opt-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails that you do not want
         * @description Access: user. Callers: signed-in people only.
         */
        get: operations["listOptOuts"];
        put?: never;
        /**
         * Get no more mails of a rule, of all alerts or of the digest of a project
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["addOptOut"];
        /**
         * Get these mails again
         * @description Access: user. Callers: signed-in people only.
         */
        delete: operations["removeOptOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password; all other devices are signed out
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin sign-in in two steps: a secret for my authenticator app, shown once
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["enrolSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch sign-in in two steps on with a first code of the app
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch sign-in in two steps off
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["disableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ten new recovery codes
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Devices on which I am signed in, last used first
         * @description Access: user. Callers: signed-in people only.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign all devices out, or all others
         * @description Access: user. Callers: signed-in people only.
         */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign one device out; its access token is refused from now on
         * @description Access: user. Callers: signed-in people only.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Spend a link that confirms an address
         * @description Access: public.
         */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a link to choose a new password, if the address has an account
         * @description Access: public.
         */
        post: operations["requestReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/hello": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Spend the one-time sign-in link that the launcher prints
         * @description Access: public.
         */
        post: operations["hello"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail and password
         * @description Access: public.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this session and clear the cookie
         * @description Access: public.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the refresh cookie and get a new access token
         * @description Access: public.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account: with an organisation of its own, or joining by an invitation
         * @description Access: public.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Spend a link and set a new password; all devices are signed out
         * @description Access: public.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The second step of a sign-in: the token of the first one and a code
         * @description Access: public.
         */
        post: operations["completeLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join the organisation of an invitation, with the account that is signed in
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["acceptInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an invitation is for; changes nothing
         * @description Access: public.
         */
        post: operations["previewInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A job of your organisations, also of a project that is deleted
         * @description Access: user. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in user with memberships
         * @description Access: user. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your personal tokens
         * @description Access: user. Callers: signed-in people only.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create a personal token; the secret is shown once
         * @description Access: user. Callers: signed-in people only.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a personal token at once
         * @description Access: user. Callers: signed-in people only.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your organisations
         * @description Access: user. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["listOrganisations"];
        put?: never;
        /**
         * Create an organisation that you own
         * @description Access: user. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One organisation
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        /**
         * Delete an organisation that has no projects, with its memberships and invitations
         * @description Access: owner. Callers: signed-in people only.
         */
        delete: operations["deleteOrganisation"];
        options?: never;
        head?: never;
        /**
         * Rename an organisation
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        patch: operations["renameOrganisation"];
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what in an organisation, newest first
         * @description Access: owner. Callers: signed-in people, personal tokens with scope admin.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole log, or what the filters leave, as NDJSON, newest first
         * @description Access: owner. Callers: signed-in people, personal tokens with scope admin.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations that may still be accepted, newest first
         * @description Access: admin. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["listInvites"];
        put?: never;
        /**
         * Invite somebody for seven days; replaces an earlier invitation to the same address
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["createInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an invitation back
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        delete: operations["revokeInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave an organisation
         * @description Access: viewer. Callers: signed-in people only.
         */
        post: operations["leaveOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members with their roles, by name
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member; live feeds of theirs end within 5 seconds
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change the role of a member
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/v1/organisations/{organisationId}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another member the owner in your place; you become an admin
         * @description Access: owner. Callers: signed-in people only.
         */
        post: operations["transferOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your projects with the figures of their cards
         * @description Access: user. Callers: signed-in people, personal tokens with scope read.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project and its first ingest key
         * @description Access: user. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One project
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Delete a project with its keys and all its data
         * @description Access: owner. Callers: signed-in people, personal tokens with scope admin.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a project is told of incidents
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listChannels"];
        put?: never;
        /**
         * Create a channel; the secret of a webhook is shown once
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["createChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/channels/{channelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a channel that no rule names
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        delete: operations["deleteChannel"];
        options?: never;
        head?: never;
        /**
         * Change a channel; its kind stays
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        patch: operations["updateChannel"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/channels/{channelId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret for a webhook; for a day both sign
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["rotateChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/channels/{channelId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test; of a mail channel to yourself
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["testChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was told what, and what the other side answered, newest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listAlertDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incidents of a project, newest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents/{incidentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One incident by id or number, with the rule of its time
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents/{incidentId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that you look after it; reminders end
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["acknowledgeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents/{incidentId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write into the timeline
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["commentIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents/{incidentId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End it by hand; the rule goes on from ok
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["resolveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents/{incidentId}/silence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell nobody of its rule, or of its group alone, for a while
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["silenceIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/incidents/{incidentId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened: transitions, decisions, notices and what people did, oldest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["incidentTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The alert rules of a project and how they stand, by name
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listRules"];
        put?: never;
        /**
         * Create an alert rule; what is left out gets its default
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["createRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/rules/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One alert rule and how it stands
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getRule"];
        put?: never;
        post?: never;
        /**
         * Delete an alert rule; its incidents stay and end
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        /**
         * Change an alert rule: a new version, which does not judge the past
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        patch: operations["updateRule"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/rules/{ruleId}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evaluations that changed, or could have changed, something, newest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listRuleDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/rules/{ruleId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a rule was, newest version first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listRuleVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/silences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Silences of a project: those that hold or will, then those that are over
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listSilences"];
        put?: never;
        /**
         * Tell nobody: once, every week, or for maintenance
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["createSilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/silences/{silenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a silence now
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        delete: operations["endSilence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/alerts/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules to begin with
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listRuleTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When my digest of this project comes, and what became of the last one
         * @description Access: viewer. Callers: signed-in people only.
         */
        get: operations["getDigest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change when my digest of this project comes, or turn it off
         * @description Access: viewer. Callers: signed-in people only.
         */
        patch: operations["changeDigest"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/digest/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send me the newest digest of this project now, whatever has happened
         * @description Access: viewer. Callers: signed-in people only.
         */
        post: operations["testDigest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events of a range, newest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        /**
         * Erase every event received up to now, those on their way included
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        delete: operations["eraseEvents"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All events of a list as a file of NDJSON or CSV, newest first, up to 1,000,000. The last line says whether it is whole, and where to go on
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["exportEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs on the data of a project, newest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listDataJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One job on the data of a project
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getDataJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API keys of a project
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Create an API key; the secret is shown once
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key at every gateway
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        /**
         * Rename an API key or change its bounds, at every gateway within a second
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        patch: operations["updateKey"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new key with the same bounds; the old one works on for a while
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/keys/{keyId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Last use of a key, and which releases and SDK versions still use it
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["keyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Does everything add up? Received beside stored, by time of receipt
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names of the metrics seen in a range, most frequent first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["metricNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/metrics/{name}/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the values of a metric are spread
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["metricHistogram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for the overview page
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that could not be processed, newest first
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/quarantine/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, with its bytes
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getQuarantined"];
        put?: never;
        post?: never;
        /**
         * Erase its bytes; the entry still counts
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        delete: operations["dropQuarantined"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/quarantine/{entryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again under its event id, as it was or corrected
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["replayQuarantined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/quarantine/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the bytes of all open ones with one reason, oldest first
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["dropQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all open ones with one reason again as they were, oldest first
         * @description Access: member. Callers: signed-in people, personal tokens with scope write.
         */
        post: operations["replayQuarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/realtime-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A one-time ticket for the WebSocket /realtime/{projectId}?ticket=…
         * @description Access: viewer. Callers: signed-in people only.
         */
        post: operations["createRealtimeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/receipts/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of an event: accepted, logged, stored or why not
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long the events of a project are kept
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how long events are kept; a shorter time deletes older ones
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        patch: operations["changeRetention"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of retention would delete, without changing anything
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        post: operations["previewRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One measure over time, by any dimension
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/series/error-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Error rate per bucket
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["errorRateSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/series/metric": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Percentiles of one metric per bucket
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["metricSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/series/volume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events per bucket and type
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["volumeSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings of a project
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["getProjectSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a project, change its slug or how much it may send
         * @description Access: admin. Callers: signed-in people, personal tokens with scope admin.
         */
        patch: operations["changeProjectSettings"];
        trace?: never;
    };
    "/api/v1/projects/{projectId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events by day and type, bytes and rows in the store, this month by key
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The 50 most frequent values of a field, for completion
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["fieldValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person should know about the data of a project now
         * @description Access: viewer. Callers: signed-in people, personal tokens with scope read, read keys of this project.
         */
        get: operations["listWarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An evaluation that changed, or could have changed, something. */
        AlertDecision: {
            /**
             * Format: date-time
             * @description End of the window that was judged.
             */
            at: string;
            /** @enum {unknown} */
            from_state: "ok" | "pending" | "firing" | "recovering";
            /** @description Value of the grouping field; empty without one. */
            group: string;
            /** @description Judged again, because events arrived late. */
            late: boolean;
            /** @enum {unknown} */
            reason: "below_threshold" | "over_threshold" | "sample_too_small" | "no_data" | "waiting_for_more_windows" | "fired" | "still_firing" | "good_again" | "waiting_to_recover" | "resolved" | "fired_again" | "cooldown" | "late_data" | "lagging" | "reminder";
            rule_version: number;
            /** @description Events that the value is made of. */
            sample: number;
            threshold: number;
            /** @enum {unknown} */
            to_state: "ok" | "pending" | "firing" | "recovering";
            /** @description Null: there was nothing to compute it from. */
            value: number | null;
            /** @description The same in one sentence. */
            words: string;
        };
        /** @description An alert rule and how it stands. */
        AlertRuleStanding: {
            /**
             * Format: date-time
             * @description When its present version began.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            enabled: boolean;
            /**
             * Format: date-time
             * @description Windows that end earlier are not judged by it.
             */
            evaluate_from: string;
            /** @description Rule. */
            id: string;
            /** @description Null: not judged yet. */
            judged_at: string | null;
            /** @description Newest entry of its decision log. */
            last_decision: components["schemas"]["AlertDecision"] | null;
            /** @description What it watches. */
            name: string;
            /** @description Incidents that last, the oldest first; at most 10. */
            open_incidents: {
                group: string;
                /** @description Incident. */
                id: string;
                number: number;
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                started_at: string;
            }[];
            sample: number;
            settings: components["schemas"]["RuleSettings"];
            /**
             * @description The worst of its groups.
             * @enum {unknown}
             */
            state: "ok" | "pending" | "firing" | "recovering";
            /** @description Newest value of that group. */
            value: number | null;
            /** @description Counts up with each change. */
            version: number;
        };
        /** @description An API key without its secret. */
        ApiKey: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description It takes events of this environment alone, and gives it to those that name none. Null: any. */
            environment: string | null;
            /** @description When it ends; null: never. */
            expires_at: string | null;
            /** @description Key. */
            id: string;
            /** @description Last use within 90 days; null: none, or unknown (last_used_known). */
            last_used_at: string | null;
            /** @description Accepted events a calendar month (UTC); null: no bound. */
            monthly_quota: number | null;
            name: string;
            /** @description Web pages that may send with it; empty: all may. */
            origins: string[];
            /** @description First characters, to recognise it by. */
            prefix: string;
            /** @description Events a second, with a burst of five seconds; null: only the project's limit counts. */
            rate_limit: number | null;
            replaced_by: string | null;
            /** @description Refuse requests without an Origin header: everything but web pages. */
            require_origin: boolean;
            revoked_at: string | null;
            /** @enum {unknown} */
            scope: "ingest" | "read";
            /**
             * @description ending: replaced by a rotation, works until expires_at.
             * @enum {unknown}
             */
            state: "active" | "ending" | "expired" | "revoked";
        };
        /** @description A page of the audit log. */
        AuditPage: {
            /** @description Newest first. */
            data: components["schemas"]["AuditRecord"][];
            /** @description For the next page; null: there is none. */
            next_cursor: string | null;
        };
        /** @description One change. */
        AuditRecord: {
            /**
             * @description What was done.
             * @enum {unknown}
             */
            action: "organisation.created" | "organisation.renamed" | "organisation.deleted" | "organisation.transferred" | "member.invited" | "member.invite_revoked" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "project.created" | "project.changed" | "project.deleted" | "project.events_erased" | "project.retention_changed" | "key.created" | "key.changed" | "key.rotated" | "key.revoked" | "token.created" | "token.revoked" | "quarantine.replayed" | "quarantine.dropped" | "rule.created" | "rule.changed" | "rule.deleted" | "incident.acknowledged" | "incident.resolved" | "incident.commented" | "silence.created" | "silence.ended" | "channel.created" | "channel.changed" | "channel.rotated" | "channel.tested" | "channel.deleted" | "account.created" | "account.renamed" | "account.password_changed" | "account.password_reset" | "account.email_changed" | "account.email_verified" | "account.second_factor_changed" | "account.digest_changed" | "account.deleted" | "session.started" | "session.ended" | "session.reused";
            /** @description Who did it. */
            actor: {
                /** @description User, also behind a token. */
                id: string | null;
                /**
                 * @description `operator`: a command on the server; `system`: PulseBoard by itself.
                 * @enum {unknown}
                 */
                kind: "user" | "token" | "operator" | "system";
                /** @description Name at that time. */
                name: string;
                /** @description Personal token that was used. */
                token_id: string | null;
            };
            /** @description Changed fields after. Secrets are hidden. */
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @description When it was done.
             */
            at: string;
            /** @description Changed fields before. Secrets are hidden. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description Entry. */
            id: string;
            /** @description Address that the request came from. */
            ip: string | null;
            /** @description Null: something of the own account. */
            organisation_id: string | null;
            /** @description Project that it concerns; it may be gone. */
            project_id: string | null;
            /** @description Finds the request in the logs. */
            request_id: string | null;
            /** @description What it was done to. */
            target: {
                id: string;
                /** @enum {unknown} */
                kind: "organisation" | "member" | "invite" | "project" | "key" | "token" | "quarantine" | "rule" | "incident" | "silence" | "channel" | "account" | "session";
                name: string;
            };
            /** @description Program that sent it, as it calls itself. */
            user_agent: string | null;
        };
        /** @description What became of the entries that a filter named. */
        BulkAnswer: {
            /** @description Replayed or dropped now; 0 in a dry run. */
            done: number;
            dry_run: boolean;
            /** @description Open entries that fitted before this request. */
            matched: number;
            /** @description Entries that cannot be replayed as they are, at most 20; they stay open. */
            skipped: {
                /** @description What is wrong with it. */
                code: string;
                /** @description What was found, and what to do. */
                detail: string;
                /** @description Entry. */
                id: string;
            }[];
            /** @description How many were skipped. */
            skipped_count: number;
        };
        /** @description A way by which people or programs are told. */
        Channel: {
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description False: nothing is sent by it. */
            enabled: boolean;
            /** @description Channel. */
            id: string;
            /** @description Used by rules that name no channel. */
            is_default: boolean;
            /** @enum {unknown} */
            kind: "email" | "webhook" | "slack" | "discord" | "pagerduty";
            /** @description What it is. */
            name: string;
            /** @description Null: one secret signs, or none. */
            old_secret_until: string | null;
            /** @description Whom or what it reaches. */
            target: {
                /** @description Of the other kinds: what may be shown of it. */
                address?: string;
                /** @description Of kind email. */
                members?: "all" | string[];
            };
        };
        /** @description Long work on the data of a project. */
        DataJob: {
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            error: string | null;
            /** @description How often it failed and was tried again. */
            failures: number;
            finished_at: string | null;
            /** @description Job. */
            id: string;
            /** @enum {unknown} */
            kind: "erase_events" | "delete_project" | "change_retention";
            progress: {
                /** @description Rows deleted so far, all places together. */
                deleted_rows?: number;
                /** @description Rows found that are still to be deleted. */
                remaining_rows?: number;
                /** @description Messages that must be landed or dropped before the deletion. */
                waiting_messages?: number;
            };
            /** @description Project; it may be gone. */
            project_id: string;
            proof: {
                /**
                 * Format: date-time
                 * @description When it was counted.
                 */
                checked_at: string;
                kept_until: {
                    note: string;
                    /** @description Where a copy stays that no part of the product shows. */
                    place: string;
                    /**
                     * Format: date-time
                     * @description When it is gone at the latest.
                     */
                    until: string;
                }[];
                places: {
                    note?: string;
                    /** @description Store and table, projection or topic. */
                    place: string;
                    /** @description Rows found there: 0 in the end. */
                    rows: number;
                }[];
            } | null;
            received_through: string | null;
            started_at: string | null;
            /**
             * @description `failed`: it will be tried again by itself; `error` says why it failed.
             * @enum {unknown}
             */
            state: "queued" | "waiting_for_landing" | "deleting" | "verifying" | "done" | "failed";
        };
        /** @description A notice to one recipient and what became of it. */
        Delivery: {
            attempts: {
                /** @description What the server answered, in plain words. */
                answer: string | null;
                attempt: number;
                /** @description Null: it is under way. */
                ended_at: string | null;
                /** @enum {unknown} */
                outcome: "under_way" | "sent" | "failed" | "refused" | "cut_off";
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                started_at: string;
            }[];
            /** @description Null: it tells of several. */
            channel: {
                /** @description Channel. */
                id: string;
                /** @enum {unknown} */
                kind: "email" | "webhook" | "slack" | "discord" | "pagerduty";
                /** @description What it is. */
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description When it was decided on.
             */
            created_at: string;
            /** @description Notice; also the delivery id that a webhook is sent. */
            id: string;
            /** @description Null: a test, or several. */
            incident: {
                /** @description Incident. */
                id: string;
                number: number;
            } | null;
            /** @enum {unknown} */
            kind: "fired" | "reminder" | "refired" | "resolved" | "folded" | "caught_up" | "test";
            /** @description Why it was held, skipped or failed. */
            reason: string | null;
            /** @description Name of the reader of a mail. */
            recipient: string | null;
            /** @description Null: it did not, yet. */
            sent_at: string | null;
            /** @enum {unknown} */
            state: "waiting" | "held" | "sent" | "failed" | "skipped" | "folded";
        };
        /** @description Errors / all events; 0 to 1, null without events. */
        ErrorRateSeries: {
            buckets: {
                errors: number;
                rate: number | null;
                /** @description Start of the bucket, epoch milliseconds. */
                t: number;
                total: number;
            }[];
            /** @description Epoch milliseconds, aligned to the step. */
            from: number;
            step_seconds: number;
            stored_up_to: string | null;
            /** @description Epoch milliseconds, aligned to the step. */
            to: number;
        };
        /** @description One page, newest first. */
        EventsPage: {
            data: components["schemas"]["StoredEvent"][];
            next_cursor: string | null;
            stored_up_to: string | null;
        };
        FieldValues: {
            data: {
                count: number;
                value: string;
            }[];
        };
        /** @description Bars of equal width from the smallest value to the 99th percentile; `above` counts the rest. */
        Histogram: {
            above: number;
            bars: {
                count: number;
                from: number;
                to: number;
            }[];
            count: number;
            max: number | null;
            min: number | null;
            name: string;
            stored_up_to: string | null;
        };
        /** @description A time in which a rule was over its threshold. */
        Incident: {
            /** @description Null: nobody did. */
            acknowledged_at: string | null;
            /** @description Null: nobody did. */
            acknowledged_by: {
                /** @description User id; null for the others. */
                id: string | null;
                /**
                 * @description `rule`: its windows, or the change or deletion of the rule.
                 * @enum {unknown}
                 */
                kind: "rule" | "user" | "system";
                name: string;
            } | null;
            /** @description Found after its time: PulseBoard was down. */
            caught_up: boolean;
            /** @description How often it came back while it recovered. */
            flaps: number;
            /** @description Value of the grouping field; empty without one. */
            group: string;
            /** @description Incident. */
            id: string;
            /** @description Seen only when events arrived late. */
            late: boolean;
            /** @description Counts up in the project. */
            number: number;
            /** @description The worst value. */
            peak: number | null;
            /** @description Null: it lasts. */
            resolved_at: string | null;
            /** @description Null: it lasts. */
            resolved_by: {
                /** @description User id; null for the others. */
                id: string | null;
                /**
                 * @description `rule`: its windows, or the change or deletion of the rule.
                 * @enum {unknown}
                 */
                kind: "rule" | "user" | "system";
                name: string;
            } | null;
            rule: {
                /** @description Rule; it may be deleted. */
                id: string;
                /** @description As it was called then. */
                name: string;
                version: number;
            };
            /** @description Events that the value is made of. */
            sample: number;
            /** @enum {unknown} */
            severity: "info" | "warning" | "critical";
            /**
             * Format: date-time
             * @description End of the window that decided.
             */
            started_at: string;
            /** @enum {unknown} */
            status: "firing" | "recovering" | "resolved";
            /** @description Newest value. */
            value: number | null;
        };
        /** @description An invitation that may still be accepted. */
        Invite: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Address that alone may accept; null: whoever has the link. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when it may be accepted.
             */
            expires_at: string;
            /** @description Invitation. */
            id: string;
            /** @description Name of who invited; null: that account is gone. */
            invited_by: string | null;
            /**
             * @description Role of who accepts.
             * @enum {unknown}
             */
            role: "viewer" | "member" | "admin" | "owner";
        };
        /** @description Who used an API key. */
        KeyUsage: {
            /**
             * Format: date-time
             * @description Start, inclusive.
             */
            from: string;
            /** @description Last use within 90 days; null: none, or unknown (last_used_known). */
            last_used_at: string | null;
            /** @description The month of the key and those it was rotated from or to; null: no quota. */
            quota: {
                monthly_quota: number;
                /**
                 * Format: date-time
                 * @description Start of the next month.
                 */
                resets_at: string;
                /** @description As reported so far; seconds behind. */
                used: number;
            } | null;
            /** @description Stored events by release, newest first. */
            releases: {
                events: number;
                /**
                 * Format: date-time
                 * @description Newest of them.
                 */
                last_used_at: string;
                /** @description Empty: none was named. */
                release: string;
            }[];
            /** @description Accepted events by SDK, newest first. */
            sdks: {
                events: number;
                /**
                 * Format: date-time
                 * @description Newest of them.
                 */
                last_used_at: string;
                /** @description Empty: none was named. */
                name: string;
                version: string;
            }[];
            /**
             * Format: date-time
             * @description End, exclusive.
             */
            to: string;
        };
        /** @description A member of an organisation. */
        Member: {
            /** @description E-mail address. */
            email: string;
            /**
             * Format: date-time
             * @description When the member joined.
             */
            joined_at: string;
            name: string;
            /** @enum {unknown} */
            role: "viewer" | "member" | "admin" | "owner";
            /** @description User. */
            user_id: string;
        };
        /** @description What a user is in one organisation. */
        Membership: {
            name: string;
            /** @description Organisation. */
            organisation_id: string;
            /** @enum {unknown} */
            role: "viewer" | "member" | "admin" | "owner";
        };
        /** @description Percentiles of one metric. */
        MetricSeries: {
            buckets: {
                count: number;
                p50: number | null;
                p75: number | null;
                p95: number | null;
                p99: number | null;
                /** @description Start of the bucket, epoch milliseconds. */
                t: number;
            }[];
            /** @description Epoch milliseconds, aligned to the step. */
            from: number;
            step_seconds: number;
            stored_up_to: string | null;
            /** @description Epoch milliseconds, aligned to the step. */
            to: number;
        };
        /** @description An API key with its secret. */
        NewApiKey: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description It takes events of this environment alone, and gives it to those that name none. Null: any. */
            environment: string | null;
            /** @description When it ends; null: never. */
            expires_at: string | null;
            /** @description Key. */
            id: string;
            /** @description Last use within 90 days; null: none, or unknown (last_used_known). */
            last_used_at: string | null;
            /** @description Accepted events a calendar month (UTC); null: no bound. */
            monthly_quota: number | null;
            name: string;
            /** @description Web pages that may send with it; empty: all may. */
            origins: string[];
            /** @description First characters, to recognise it by. */
            prefix: string;
            /** @description Events a second, with a burst of five seconds; null: only the project's limit counts. */
            rate_limit: number | null;
            replaced_by: string | null;
            /** @description Refuse requests without an Origin header: everything but web pages. */
            require_origin: boolean;
            revoked_at: string | null;
            /** @enum {unknown} */
            scope: "ingest" | "read";
            /** @description The key itself; shown once. */
            secret: string;
            /**
             * @description ending: replaced by a rotation, works until expires_at.
             * @enum {unknown}
             */
            state: "active" | "ending" | "expired" | "revoked";
        };
        /** @description A channel with its secret. */
        NewChannel: {
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description False: nothing is sent by it. */
            enabled: boolean;
            /** @description Channel. */
            id: string;
            /** @description Used by rules that name no channel. */
            is_default: boolean;
            /** @enum {unknown} */
            kind: "email" | "webhook" | "slack" | "discord" | "pagerduty";
            /** @description What it is. */
            name: string;
            /** @description Null: one secret signs, or none. */
            old_secret_until: string | null;
            /** @description Signs what a webhook is sent; shown once. Null: other kinds. */
            secret: string | null;
            /** @description Whom or what it reaches. */
            target: {
                /** @description Of the other kinds: what may be shown of it. */
                address?: string;
                /** @description Of kind email. */
                members?: "all" | string[];
            };
        };
        /** @description An invitation with its link. */
        NewInvite: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Address that alone may accept; null: whoever has the link. */
            email: string | null;
            /**
             * Format: date-time
             * @description Until when it may be accepted.
             */
            expires_at: string;
            /** @description Invitation. */
            id: string;
            /** @description Name of who invited; null: that account is gone. */
            invited_by: string | null;
            /** @description Hand it over to the person; shown once. */
            link: string;
            /** @description Whether it was also sent by mail. */
            mailed: boolean;
            /**
             * @description Role of who accepts.
             * @enum {unknown}
             */
            role: "viewer" | "member" | "admin" | "owner";
        };
        /** @description A personal token with its secret. */
        NewPersonalToken: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description When it ends; null: never. */
            expires_at: string | null;
            /** @description Token. */
            id: string;
            /** @description Last use; null: never. */
            last_used_at: string | null;
            name: string;
            /** @description First characters, to recognise it by. */
            prefix: string;
            revoked_at: string | null;
            /** @description What it may do of what its owner may; each scope includes the weaker ones. */
            scopes: ("read" | "write" | "admin")[];
            /** @description The token itself; shown once. */
            secret: string;
        };
        /** @description An organisation of yours. */
        Organisation: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description Organisation. */
            id: string;
            /** @description How many members it has. */
            members: number;
            name: string;
            /** @description How many projects it has. */
            projects: number;
            /**
             * @description Your role in it.
             * @enum {unknown}
             */
            role: "viewer" | "member" | "admin" | "owner";
        };
        /** @description Figures of a range and of the range of equal length before it. */
        Overview: {
            current: {
                error_rate: number | null;
                errors: number;
                events: number;
                users: number;
            };
            previous: {
                error_rate: number | null;
                errors: number;
                events: number;
                users: number;
            };
            stored_up_to: string | null;
            top_errors: {
                count: number;
                /**
                 * Format: date-time
                 * @description Newest occurrence.
                 */
                last_seen: string;
                name: string;
                users: number;
            }[];
        };
        /** @description A personal token without its secret. */
        PersonalToken: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description When it ends; null: never. */
            expires_at: string | null;
            /** @description Token. */
            id: string;
            /** @description Last use; null: never. */
            last_used_at: string | null;
            name: string;
            /** @description First characters, to recognise it by. */
            prefix: string;
            revoked_at: string | null;
            /** @description What it may do of what its owner may; each scope includes the weaker ones. */
            scopes: ("read" | "write" | "admin")[];
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            /** @enum {unknown} */
            code: "invalid_json" | "invalid_utf8" | "empty_body" | "body_mismatch" | "invalid_request" | "invalid_cursor" | "missing_key" | "invalid_key" | "revoked_key" | "expired_key" | "not_signed_in" | "wrong_credentials" | "key_scope" | "origin_not_allowed" | "forbidden" | "wrong_password" | "wrong_code" | "wrong_origin" | "registration_closed" | "other_address" | "not_found" | "invalid_link" | "method_not_allowed" | "request_timeout" | "email_taken" | "key_ended" | "last_owner" | "second_factor_state" | "mail_not_configured" | "organisation_not_empty" | "in_use" | "slug_taken" | "already_member" | "request_in_progress" | "answer_lost" | "limit_reached" | "already_settled" | "body_too_large" | "unsupported_media_type" | "unsupported_encoding" | "invalid_event" | "too_deep" | "too_many_keys" | "string_too_long" | "event_too_large" | "forbidden_key" | "batch_too_large" | "idempotency_mismatch" | "headers_too_large" | "rate_limited" | "quota_exceeded" | "internal" | "bus_unavailable" | "spool_full" | "overloaded" | "store_unavailable" | "starting" | "api_unavailable" | "query_timeout";
            /** @description This occurrence, with the fix. */
            detail: string;
            errors?: components["schemas"]["Violation"][];
            request_id: string;
            status: number;
            title: string;
            /** @description Address of the description of this error. */
            type: string;
        };
        /** @description A project. */
        Project: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description Project. */
            id: string;
            name: string;
            /** @description Organisation it belongs to. */
            organisation_id: string;
            retention_days: number;
            /**
             * @description Your role in it.
             * @enum {unknown}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** @description Short name for addresses, unique in the installation. */
            slug: string;
        };
        /** @description A project with the figures of its card. */
        ProjectCard: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description Errors in the last 24 hours. Null while unknown, never a made-up 0. */
            errors_24h: number | null;
            /** @description Events in the last 24 hours. Null while unknown, never a made-up 0. */
            events_24h: number | null;
            /** @description Events per hour over the last 24 hours, oldest first; empty while unknown. */
            hourly: number[];
            /** @description Project. */
            id: string;
            last_event_at: string | null;
            name: string;
            /** @description Organisation it belongs to. */
            organisation_id: string;
            retention_days: number;
            /**
             * @description Your role in it.
             * @enum {unknown}
             */
            role: "viewer" | "member" | "admin" | "owner";
            /** @description Short name for addresses, unique in the installation. */
            slug: string;
        };
        /** @description What the admins of a project may set. */
        ProjectSettings: {
            name: string;
            /** @description Events above that, which may come at once. */
            rate_burst: number;
            /** @description Events per second that the project may send, over all its keys. */
            rate_limit: number;
            /** @description Short name for addresses, unique in the installation. */
            slug: string;
        };
        /** @description A quarantined message without its bytes. */
        QuarantineEntry: {
            /** @description How often it was replayed. */
            attempts: number;
            /** @description What exactly was wrong. */
            detail: string;
            event_id: string | null;
            /** @description Entry. */
            id: string;
            /** @description Offset of the original message. */
            offset: string;
            partition: number;
            /**
             * Format: date-time
             * @description When it was set aside.
             */
            quarantined_at: string;
            /** @enum {unknown} */
            reason: "not_json" | "not_an_event" | "unknown_project" | "refused_by_store" | "not_a_ledger_line";
            received_at: string | null;
            settled_at: string | null;
            settled_by: string | null;
            /** @enum {unknown} */
            status: "open" | "replayed" | "dropped";
            /** @description What to do about it. */
            suggestion: string;
            /** @description Topic of the original message. */
            topic: string;
            value_bytes: number | null;
            /** @description Only the beginning was kept. */
            value_cut: boolean;
        };
        /** @description A quarantined message with its bytes. */
        QuarantineEntryWithValue: {
            /** @description How often it was replayed. */
            attempts: number;
            /** @description What exactly was wrong. */
            detail: string;
            /**
             * @description How `value` is written.
             * @enum {unknown}
             */
            encoding: "utf8" | "base64";
            event_id: string | null;
            /** @description Entry. */
            id: string;
            key_id: string | null;
            /** @description Offset of the original message. */
            offset: string;
            original_key: string | null;
            partition: number;
            /**
             * Format: date-time
             * @description When it was set aside.
             */
            quarantined_at: string;
            /** @enum {unknown} */
            reason: "not_json" | "not_an_event" | "unknown_project" | "refused_by_store" | "not_a_ledger_line";
            received_at: string | null;
            settled_at: string | null;
            settled_by: string | null;
            /** @enum {unknown} */
            status: "open" | "replayed" | "dropped";
            /** @description What to do about it. */
            suggestion: string;
            /** @description Topic of the original message. */
            topic: string;
            value: string | null;
            value_bytes: number | null;
            /** @description Only the beginning was kept. */
            value_cut: boolean;
        };
        /** @description One page, newest first. */
        QuarantinePage: {
            data: components["schemas"]["QuarantineEntry"][];
            next_cursor: string | null;
        };
        RealtimeTicket: {
            /**
             * Format: date-time
             * @description 30 seconds from now.
             */
            expires_at: string;
            /** @description Spent by the first use. */
            ticket: string;
        };
        /** @description How long events are kept. A longer time counts for events received from then on. */
        Retention: {
            /** @description Days by event type where they differ from `days`. Given: replaces all of them. */
            by_type: {
                /** @description Days for events of type error. */
                error?: number;
                /** @description Days for events of type event. */
                event?: number;
                /** @description Days for events of type metric. */
                metric?: number;
                /** @description Days for events of type session. */
                session?: number;
            };
            /** @description Days that events are kept after the day of their receipt. */
            days: number;
        };
        /** @description What a change of retention would delete; nothing is changed. */
        RetentionPreview: {
            /** @description Their size before compression, estimated from a sample. */
            bytes: number;
            retention: components["schemas"]["Retention"];
            /** @description Events that would be deleted now. */
            rows: number;
            /** @description Types of which events would be deleted. */
            types: {
                bytes: number;
                /** @description Days for this type. */
                days: number;
                /**
                 * Format: date-time
                 * @description Receipt of the oldest of them.
                 */
                oldest_received_at: string;
                /**
                 * Format: date-time
                 * @description Events of this type received before this would be deleted.
                 */
                received_before: string;
                rows: number;
                /** @description Event type. */
                type: string;
            }[];
        };
        RuleSettings: {
            channels: string[];
            /** @description After an incident: no new one is told of for so long. */
            cooldown_minutes: number;
            /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
            eager: boolean;
            /** @description Only events that fit; the filter language. */
            filter: string;
            /** @description One incident for each value of this field; null: one for all. */
            group_by: ("release" | "environment" | "platform" | "name") | null;
            /** @constant */
            kind: "error_rate";
            /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
            lateness_minutes: number;
            /** @description Windows with fewer events decide nothing. */
            min_sample: number;
            /** @description For whoever is woken up: what to do. */
            note: string;
            /**
             * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
             * @enum {unknown}
             */
            on_no_data: "keep" | "alert" | "ok";
            owner_id: string | null;
            /** @description How long it must stay on the good side before it is over. */
            recover_minutes: number;
            /** @description The way back ends on the good side of this one; null: the threshold itself. */
            recover_threshold: number | null;
            reminder_minutes: number | null;
            /** @enum {unknown} */
            severity: "info" | "warning" | "critical";
            /** @description Percent; at or above. */
            threshold: number;
            /** @description Length of a window. */
            window_minutes: number;
            /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
            windows: {
                breaching: number;
                of: number;
            };
        } | {
            channels: string[];
            /** @description After an incident: no new one is told of for so long. */
            cooldown_minutes: number;
            /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
            eager: boolean;
            /** @description Only events that fit; the filter language. */
            filter: string;
            /** @description One incident for each value of this field; null: one for all. */
            group_by: ("release" | "environment" | "platform" | "name") | null;
            /** @constant */
            kind: "count";
            /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
            lateness_minutes: number;
            /** @description For whoever is woken up: what to do. */
            note: string;
            /**
             * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
             * @enum {unknown}
             */
            on_no_data: "keep" | "alert" | "ok";
            owner_id: string | null;
            /** @description How long it must stay on the good side before it is over. */
            recover_minutes: number;
            /** @description The way back ends on the good side of this one; null: the threshold itself. */
            recover_threshold: number | null;
            reminder_minutes: number | null;
            /** @enum {unknown} */
            severity: "info" | "warning" | "critical";
            /** @description Events in a window; at or above. */
            threshold: number;
            /** @description Length of a window. */
            window_minutes: number;
            /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
            windows: {
                breaching: number;
                of: number;
            };
        } | {
            /** @enum {unknown} */
            aggregate: "avg" | "min" | "max" | "sum" | "p50" | "p75" | "p95" | "p99";
            channels: string[];
            /** @description After an incident: no new one is told of for so long. */
            cooldown_minutes: number;
            /**
             * @description At or above, at or below.
             * @enum {unknown}
             */
            direction: "above" | "below";
            /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
            eager: boolean;
            /** @description Only events that fit; the filter language. */
            filter: string;
            /** @description One incident for each value of this field; null: one for all. */
            group_by: ("release" | "environment" | "platform" | "name") | null;
            /** @constant */
            kind: "metric";
            /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
            lateness_minutes: number;
            /** @description Name of the metric. */
            metric: string;
            /** @description Windows with fewer events decide nothing. */
            min_sample: number;
            /** @description For whoever is woken up: what to do. */
            note: string;
            /**
             * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
             * @enum {unknown}
             */
            on_no_data: "keep" | "alert" | "ok";
            owner_id: string | null;
            /** @description How long it must stay on the good side before it is over. */
            recover_minutes: number;
            /** @description The way back ends on the good side of this one; null: the threshold itself. */
            recover_threshold: number | null;
            reminder_minutes: number | null;
            /** @enum {unknown} */
            severity: "info" | "warning" | "critical";
            /** @description In the unit of the metric. */
            threshold: number;
            /** @description Length of a window. */
            window_minutes: number;
            /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
            windows: {
                breaching: number;
                of: number;
            };
        } | {
            channels: string[];
            /** @description After an incident: no new one is told of for so long. */
            cooldown_minutes: number;
            /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
            eager: boolean;
            /** @description Only events that fit; the filter language. */
            filter: string;
            /** @description One incident for each value of this field; null: one for all. */
            group_by: ("release" | "environment" | "platform" | "name") | null;
            /** @constant */
            kind: "absence";
            /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
            lateness_minutes: number;
            /** @description For whoever is woken up: what to do. */
            note: string;
            /**
             * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
             * @enum {unknown}
             */
            on_no_data: "keep" | "alert" | "ok";
            owner_id: string | null;
            /** @description How long it must stay on the good side before it is over. */
            recover_minutes: number;
            reminder_minutes: number | null;
            /** @enum {unknown} */
            severity: "info" | "warning" | "critical";
            /** @description Events in a window; at or below. */
            threshold: number;
            /** @description Length of a window. */
            window_minutes: number;
            /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
            windows: {
                breaching: number;
                of: number;
            };
        } | {
            channels: string[];
            /** @description After an incident: no new one is told of for so long. */
            cooldown_minutes: number;
            /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
            eager: boolean;
            /** @description Only events that fit; the filter language. */
            filter: string;
            /** @description One incident for each value of this field; null: one for all. */
            group_by: ("release" | "environment" | "platform" | "name") | null;
            /** @constant */
            kind: "ingestion";
            /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
            lateness_minutes: number;
            /** @description For whoever is woken up: what to do. */
            note: string;
            /**
             * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
             * @enum {unknown}
             */
            on_no_data: "keep" | "alert" | "ok";
            owner_id: string | null;
            /** @description How long it must stay on the good side before it is over. */
            recover_minutes: number;
            reminder_minutes: number | null;
            /** @enum {unknown} */
            severity: "info" | "warning" | "critical";
            signals: ("unbalanced" | "quarantine" | "quota")[];
            /** @description Length of a window. */
            window_minutes: number;
            /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
            windows: {
                breaching: number;
                of: number;
            };
        };
        /** @description Steps without events are 0 for counts and sums, null for rates, means and percentiles. Users are counted approximately. */
        Series: {
            by: string | null;
            /** @description Epoch milliseconds, aligned to the step. */
            from: number;
            groups: {
                /** @description Value of the dimension; null for all others together, and without `by`. */
                key: string | null;
                /** @description The range of equal length before, with compare=previous. */
                previous: {
                    total: number | null;
                    /** @description One for each step, from `from` on. */
                    values: (number | null)[];
                } | null;
                total: number | null;
                /** @description One for each step, from `from` on. */
                values: (number | null)[];
            }[];
            /** @enum {unknown} */
            measure: "count" | "users" | "error_rate" | "sum" | "avg" | "p50" | "p75" | "p95" | "p99";
            step_seconds: number;
            stored_up_to: string | null;
            /** @description Epoch milliseconds, aligned to the step. */
            to: number;
        };
        /** @description A fresh access token; the refresh token is in the cookie. */
        SignedIn: {
            /** @description JWT for `Authorization: Bearer`. */
            access_token: string;
            /** @description Seconds until it expires. */
            expires_in: number;
            user: components["schemas"]["User"];
        };
        /** @description A time in which nobody is told. */
        Silence: {
            /** @description Whether nobody is told right now. */
            active: boolean;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Who made it. */
            created_by: {
                id: string;
                name: string;
            };
            /** @description Null: it was not. */
            ended_at: string | null;
            /** @description Null: every week until it is ended. */
            ends_at: string | null;
            /** @description Silence. */
            id: string;
            /** @enum {unknown} */
            kind: "once" | "weekly" | "maintenance";
            /** @description Which incidents; empty: all of the project. */
            matcher: {
                /** @description Only of this group of the rule. */
                group_key?: string;
                /** @description Only incidents of this rule. */
                rule_id?: string;
                severities?: ("info" | "warning" | "critical")[];
            };
            /** @description The time of now, if any, and the next ones; at most 3. */
            next: {
                /**
                 * Format: date-time
                 * @description Start, inclusive.
                 */
                from: string;
                /**
                 * Format: date-time
                 * @description End, exclusive.
                 */
                to: string;
            }[];
            /** @description Why, for whoever wonders. */
            reason: string;
            /**
             * Format: date-time
             * @description Not before.
             */
            starts_at: string;
            /** @description Of kind weekly alone. */
            weekly: {
                /** @description On which days it begins; 1 is Monday. */
                days: number[];
                /** @description Begin, such as 22:00. */
                from: string;
                /** @description Such as Europe/Berlin. */
                time_zone: string;
                /** @description End; not after the begin: on the next day. */
                to: string;
            } | null;
        };
        /** @description An event as stored: the fields of the topic pulseboard.events.v1, and when and from which partition and offset it landed. */
        StoredEvent: {
            id: string;
            name: string;
            /** Format: date-time */
            occurred_at: string;
            offset?: string;
            partition?: number;
            project_id: string;
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            stored_at: string;
            /** @enum {unknown} */
            type: "error" | "event" | "metric" | "session";
        } & {
            [key: string]: unknown;
        };
        /** @description An entry of the timeline. */
        TimelineEntry: {
            /** @description Who did it. */
            actor: {
                /** @description User id; null for the others. */
                id: string | null;
                /**
                 * @description `rule`: its windows, or the change or deletion of the rule.
                 * @enum {unknown}
                 */
                kind: "rule" | "user" | "system";
                name: string;
            };
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description Of a comment its `text`, of a notice the channel, of a transition its figures. */
            data: {
                [key: string]: unknown;
            };
            /** @description Only of kind decision. */
            decision: components["schemas"]["AlertDecision"] | null;
            id: string;
            /**
             * @description `decision`: an evaluation, see `decision`.
             * @enum {unknown}
             */
            kind: "fired" | "recovering" | "refired" | "resolved" | "reminder" | "acknowledged" | "commented" | "silenced" | "notified" | "notice_failed" | "decision";
        };
        /** @description What a project uses. */
        Usage: {
            /** @description Every day of the range, oldest first. */
            days: {
                /** @description Day of the events, UTC. */
                day: string;
                error: number;
                event: number;
                metric: number;
                session: number;
            }[];
            /** @description Epoch milliseconds, start of a day (UTC). */
            from: number;
            month: {
                /** @description Ingest keys that may still be used or were used this month. */
                keys: {
                    /** @description Stored events that came with it this month. */
                    events: number;
                    /** @description Key. */
                    id: string;
                    monthly_quota: number | null;
                    name: string;
                    /** @description First characters of the key. */
                    prefix: string;
                    /** @description Accepted events of its line of rotations that count under the quota, as the gateways reported them. Null without a quota. */
                    quota_used: number | null;
                    /** @enum {unknown} */
                    scope: "ingest" | "read";
                }[];
                /** @description The calendar month, UTC. */
                month: string;
            };
            stored: {
                /** @description Estimate: bytes on disk, compressed and with rollups, at the mean of all projects of this installation. Null where it is unknown. */
                disk_bytes: number | null;
                /** @description Events that are stored now: rows. */
                events: number;
                /** @description Estimate: the stored events as JSON, from the mean size of the newest 500. Null where it is unknown. */
                json_bytes: number | null;
            };
            stored_up_to: string | null;
            /** @description Epoch milliseconds, start of a day (UTC). */
            to: number;
        };
        /** @description An account. */
        User: {
            /**
             * Format: email
             * @description E-mail address.
             */
            email: string;
            /** @description User. */
            id: string;
            name: string;
        };
        /** @description One failing field. */
        Violation: {
            /** @description What is wrong with it. */
            code: string;
            /** @description What was found. */
            detail: string;
            /** @description What to do about it. */
            fix: string;
            /** @description Which event of a batch, from 0. */
            index?: number;
            /** @description JSON pointer to the failing field; empty for the whole. */
            pointer: string;
        };
        /** @description Events per bucket and type. */
        VolumeSeries: {
            buckets: {
                error: number;
                event: number;
                metric: number;
                session: number;
                /** @description Start of the bucket, epoch milliseconds. */
                t: number;
            }[];
            /** @description Epoch milliseconds, aligned to the step. */
            from: number;
            step_seconds: number;
            stored_up_to: string | null;
            /** @description Epoch milliseconds, aligned to the step. */
            to: number;
        };
    };
    responses: never;
    parameters: {
        /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description `true` on the stored answer of an earlier request with this Idempotency-Key. */
        IdempotencyReplayed: "true";
        /** @description Finds this answer in the logs. */
        RequestId: string;
        /** @description Seconds to wait. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When the account was made.
                         */
                        created_at: string;
                        email_verified_at: string | null;
                        /** @description Whether this installation sends mails. */
                        mail_configured: boolean;
                        /**
                         * Format: date-time
                         * @description When the password was last set.
                         */
                        password_changed_at: string;
                        /** @description Sign-in in two steps. */
                        second_factor: {
                            /** @description Whether sign-in asks for a code. */
                            enabled: boolean;
                            /** @description Unused recovery codes. */
                            recovery_codes_left: number;
                        };
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When the account was made.
                         */
                        created_at: string;
                        email_verified_at: string | null;
                        /** @description Whether this installation sends mails. */
                        mail_configured: boolean;
                        /**
                         * Format: date-time
                         * @description When the password was last set.
                         */
                        password_changed_at: string;
                        /** @description Sign-in in two steps. */
                        second_factor: {
                            /** @description Whether sign-in asks for a code. */
                            enabled: boolean;
                            /** @description Unused recovery codes. */
                            recovery_codes_left: number;
                        };
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyAudit: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description 1 to 200; missing: 50. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_password`: This change asks for the present password of the account. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: Make somebody else an owner first; the detail names the organisation. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @description E-mail address.
                     */
                    email: string;
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether this installation sends mails. If not, the operator prints a link: npm run account -- reset <address>. */
                        mail_configured: boolean;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_password`: This change asks for the present password of the account. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_not_configured`: The operator sets SMTP_URL to a mail server. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether this installation sends mails. If not, the operator prints a link: npm run account -- reset <address>. */
                        mail_configured: boolean;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOptOuts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /**
                             * Format: date-time
                             * @description Since when.
                             */
                            created_at: string;
                            /** @description Project. */
                            project_id: string;
                            project_name: string;
                            /** @description Null: not one rule. */
                            rule_id: string | null;
                            rule_name: string | null;
                            /**
                             * @description One rule, all alerts of a project, or its digest.
                             * @enum {unknown}
                             */
                            topic: "rule" | "alerts" | "digest";
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addOptOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Project. */
                    project_id: string;
                    /** @description Of topic rule alone. */
                    rule_id?: string;
                    /**
                     * @description One rule, all alerts of a project, or its digest.
                     * @enum {unknown}
                     */
                    topic: "rule" | "alerts" | "digest";
                };
            };
        };
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeOptOut: {
        parameters: {
            query: {
                /** @description Project. */
                project_id: string;
                /** @description Of topic rule alone. */
                rule_id?: string;
                /** @description One rule, all alerts of a project, or its digest. */
                topic: "rule" | "alerts" | "digest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Password. */
                    current_password: string;
                    /** @description 8 to 72 bytes in UTF-8 (the limit of bcrypt), and none of the most common ones. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_password`: This change asks for the present password of the account. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The secret in base32, to type in by hand. */
                        secret: string;
                        /** @description `otpauth:` address, to show as a QR code. */
                        uri: string;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_password`: This change asks for the present password of the account. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_state`: It is on already, off already, or was not begun; the detail says which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the app, or a recovery code; spaces and hyphens do not matter. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ten codes, each good for one sign-in without the app. Shown this once. */
                        recovery_codes: string[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_code`: It is not the code of now, or it was used before. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_state`: It is on already, off already, or was not begun; the detail says which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the app, or a recovery code; spaces and hyphens do not matter. */
                    code: string;
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_password`: This change asks for the present password of the account. `wrong_code`: It is not the code of now, or it was used before. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_state`: It is on already, off already, or was not begun; the detail says which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the app, or a recovery code; spaces and hyphens do not matter. */
                    code: string;
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ten codes, each good for one sign-in without the app. Shown this once. */
                        recovery_codes: string[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_password`: This change asks for the present password of the account. `wrong_code`: It is not the code of now, or it was used before. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `second_factor_state`: It is on already, off already, or was not begun; the detail says which. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /**
                             * Format: date-time
                             * @description When it signed in.
                             */
                            created_at: string;
                            /** @description Whether it is the one that asks. */
                            current: boolean;
                            /**
                             * @description Browser and system in words, from what the browser says of itself.
                             * @example Firefox on Linux
                             */
                            device: string;
                            /** @description Session. */
                            id: string;
                            /**
                             * Format: date-time
                             * @description When it last renewed its sign-in; to about 15 minutes.
                             */
                            last_used_at: string;
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: {
                /** @description Leaves the one that asks signed in. */
                keep?: "current";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sessions that were ended. */
                        ended: number;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Session. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Token of the link. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: email
                         * @description E-mail address.
                         */
                        email: string;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: Registration with this address is not possible. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_link`: It was used, is too old or does not exist: ask for a new one. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @description E-mail address.
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether this installation sends mails. If not, the operator prints a link: npm run account -- reset <address>. */
                        mail_configured: boolean;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hello: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials`: The pair does not belong to an account. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @description E-mail address.
                     */
                    email: string;
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"] | {
                        /** @description Seconds until it expires. */
                        expires_in: number;
                        /** @description For POST /api/v1/auth/second-factor, with a code; good for nothing else. */
                        second_factor_token: string;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_credentials`: The pair does not belong to an account. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_origin`: The Origin header does not name the address of the dashboard. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_origin`: The Origin header does not name the address of the dashboard. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @description E-mail address.
                     */
                    email: string;
                    /** @description Token of the link of an invitation. */
                    invite?: string;
                    /** @description Name that others see. */
                    name: string;
                    /** @description 8 to 72 bytes in UTF-8 (the limit of bcrypt), and none of the most common ones. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `registration_closed`: The operator of this installation lets nobody create an account by themselves. `other_address`: The invitation names an address, and the account has another one. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: Registration with this address is not possible. `limit_reached`: Remove what is not needed; the detail names the limit. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_link`: It was used, is too old or does not exist: ask for a new one. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 8 to 72 bytes in UTF-8 (the limit of bcrypt), and none of the most common ones. */
                    password: string;
                    /** @description Token of the link. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_link`: It was used, is too old or does not exist: ask for a new one. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Too many bytes are in flight. Send again later. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the app, or a recovery code; spaces and hyphens do not matter. */
                    code: string;
                    second_factor_token: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_code`: It is not the code of now, or it was used before. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Token of the link of an invitation. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `other_address`: The invitation names an address, and the account has another one. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_member`: The organisation has this member. `limit_reached`: Remove what is not needed; the detail names the limit. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_link`: It was used, is too old or does not exist: ask for a new one. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewInvite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Token of the link of an invitation. */
                    token: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Address that alone may accept; null: whoever has the link. */
                        email: string | null;
                        /**
                         * Format: date-time
                         * @description Until when it may be accepted.
                         */
                        expires_at: string;
                        /** @description Name of the organisation. */
                        organisation: string;
                        /** @enum {unknown} */
                        role: "viewer" | "member" | "admin" | "owner";
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_link`: It was used, is too old or does not exist: ask for a new one. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Job. */
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataJob"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        memberships: components["schemas"]["Membership"][];
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PersonalToken"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description When it ends; null: never. */
                    expires_at?: string | null;
                    /** @description What it is for. */
                    name: string;
                    /** @description What it may do of what its owner may; each scope includes the weaker ones. */
                    scopes: ("read" | "write" | "admin")[];
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPersonalToken"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Token. */
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Organisation"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its name. */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `limit_reached`: Remove what is not needed; the detail names the limit. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOrganisation: {
        parameters: {
            query?: {
                /** @description Its name, to confirm the deletion. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_not_empty`: Delete its projects first; the detail names them. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renameOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its name. */
                    name: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Only this action. */
                action?: "organisation.created" | "organisation.renamed" | "organisation.deleted" | "organisation.transferred" | "member.invited" | "member.invite_revoked" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "project.created" | "project.changed" | "project.deleted" | "project.events_erased" | "project.retention_changed" | "key.created" | "key.changed" | "key.rotated" | "key.revoked" | "token.created" | "token.revoked" | "quarantine.replayed" | "quarantine.dropped" | "rule.created" | "rule.changed" | "rule.deleted" | "incident.acknowledged" | "incident.resolved" | "incident.commented" | "silence.created" | "silence.ended" | "channel.created" | "channel.changed" | "channel.rotated" | "channel.tested" | "channel.deleted" | "account.created" | "account.renamed" | "account.password_changed" | "account.password_reset" | "account.email_changed" | "account.email_verified" | "account.second_factor_changed" | "account.digest_changed" | "account.deleted" | "session.started" | "session.ended" | "session.reused";
                /** @description Only what this user did. */
                actor?: string;
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description At or after this time. */
                from?: string;
                /** @description 1 to 200; missing: 50. */
                limit?: string;
                /** @description Only what concerns this project. */
                project?: string;
                /** @description Before this time. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Only this action. */
                action?: "organisation.created" | "organisation.renamed" | "organisation.deleted" | "organisation.transferred" | "member.invited" | "member.invite_revoked" | "member.joined" | "member.role_changed" | "member.removed" | "member.left" | "project.created" | "project.changed" | "project.deleted" | "project.events_erased" | "project.retention_changed" | "key.created" | "key.changed" | "key.rotated" | "key.revoked" | "token.created" | "token.revoked" | "quarantine.replayed" | "quarantine.dropped" | "rule.created" | "rule.changed" | "rule.deleted" | "incident.acknowledged" | "incident.resolved" | "incident.commented" | "silence.created" | "silence.ended" | "channel.created" | "channel.changed" | "channel.rotated" | "channel.tested" | "channel.deleted" | "account.created" | "account.renamed" | "account.password_changed" | "account.password_reset" | "account.email_changed" | "account.email_verified" | "account.second_factor_changed" | "account.digest_changed" | "account.deleted" | "session.started" | "session.ended" | "session.reused";
                /** @description Only what this user did. */
                actor?: string;
                /** @description At or after this time. */
                from?: string;
                /** @description Only what concerns this project. */
                project?: string;
                /** @description Before this time. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvites: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invite"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @description E-mail address.
                     */
                    email?: string;
                    /**
                     * @description Role of who accepts; only owners invite owners.
                     * @enum {unknown}
                     */
                    role: "viewer" | "member" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewInvite"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_member`: The organisation has this member. `limit_reached`: Remove what is not needed; the detail names the limit. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Invitation. */
                inviteId: string;
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: Make somebody else an owner first; the detail names the organisation. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
                /** @description User. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: Make somebody else an owner first; the detail names the organisation. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
                /** @description User. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The new role.
                     * @enum {unknown}
                     */
                    role: "viewer" | "member" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_owner`: Make somebody else an owner first; the detail names the organisation. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transferOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Organisation. */
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The member who becomes the owner. */
                    user_id: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProjectCard"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name of the project. */
                    name: string;
                    /** @description Organisation; missing: your first one. */
                    organisation_id?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: components["schemas"]["NewApiKey"];
                        project: components["schemas"]["Project"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: A higher role in this organisation is needed. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProject: {
        parameters: {
            query?: {
                /** @description The slug of the project, to confirm its deletion. */
                confirm?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataJob"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Channel"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    is_default?: boolean;
                    /** @description What it is. */
                    name: string;
                    /** @description Whom or what it reaches. */
                    target: {
                        /** @enum {string} */
                        kind: "email" | "webhook" | "slack" | "discord" | "pagerduty";
                    } & ({
                        /** @constant */
                        kind: "email";
                        /** @description All members of the organisation, or some; others are never mailed. */
                        members: "all" | string[];
                    } | {
                        /** @constant */
                        kind: "webhook";
                        /** @description Takes a signed POST of JSON. */
                        url: string;
                    } | {
                        /** @constant */
                        kind: "slack";
                        /** @description Incoming webhook of Slack, or alike. */
                        url: string;
                    } | {
                        /** @constant */
                        kind: "discord";
                        /** @description Webhook of a Discord channel. */
                        url: string;
                    } | {
                        /** @constant */
                        kind: "pagerduty";
                        /** @description Integration key of the service, Events API v2. */
                        routing_key: string;
                    });
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewChannel"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `limit_reached`: Remove what is not needed; the detail names the limit. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Channel. */
                channelId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_use`: Something else needs it; the detail names what. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Channel. */
                channelId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    is_default?: boolean;
                    /** @description What it is. */
                    name?: string;
                    /** @description Whom or what it reaches. */
                    target?: {
                        /** @enum {string} */
                        kind: "email" | "webhook" | "slack" | "discord" | "pagerduty";
                    } & ({
                        /** @constant */
                        kind: "email";
                        /** @description All members of the organisation, or some; others are never mailed. */
                        members: "all" | string[];
                    } | {
                        /** @constant */
                        kind: "webhook";
                        /** @description Takes a signed POST of JSON. */
                        url: string;
                    } | {
                        /** @constant */
                        kind: "slack";
                        /** @description Incoming webhook of Slack, or alike. */
                        url: string;
                    } | {
                        /** @constant */
                        kind: "discord";
                        /** @description Webhook of a Discord channel. */
                        url: string;
                    } | {
                        /** @constant */
                        kind: "pagerduty";
                        /** @description Integration key of the service, Events API v2. */
                        routing_key: string;
                    });
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Channel. */
                channelId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewChannel"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Channel. */
                channelId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Find it in the list of deliveries. */
                        delivery_id: string;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlertDeliveries: {
        parameters: {
            query?: {
                /** @description Only of this channel. */
                channel?: string;
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description Only this one. */
                id?: string;
                /** @description Only of this incident. */
                incident?: string;
                /** @description 1 to 200; missing: 50. */
                limit?: string;
                /** @description Only in this state. */
                state?: "waiting" | "held" | "sent" | "failed" | "skipped" | "folded";
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Delivery"][];
                        /** @description For the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description Only those that began at or after this time. */
                from?: string;
                /** @description 1 to 200; missing: 50. */
                limit?: string;
                /** @description Only of this rule. */
                rule?: string;
                /** @description Only of this severity. */
                severity?: "info" | "warning" | "critical";
                /** @description Only these; `open`: all that last. */
                status?: "firing" | "recovering" | "resolved" | "open";
                /** @description Only those that began before this time. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Incident"][];
                        /** @description For the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or number of the incident. */
                incidentId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null: nobody did. */
                        acknowledged_at: string | null;
                        /** @description Null: nobody did. */
                        acknowledged_by: {
                            /** @description User id; null for the others. */
                            id: string | null;
                            /**
                             * @description `rule`: its windows, or the change or deletion of the rule.
                             * @enum {unknown}
                             */
                            kind: "rule" | "user" | "system";
                            name: string;
                        } | null;
                        /** @description Found after its time: PulseBoard was down. */
                        caught_up: boolean;
                        /** @description How often it came back while it recovered. */
                        flaps: number;
                        /** @description Value of the grouping field; empty without one. */
                        group: string;
                        /** @description Incident. */
                        id: string;
                        /** @description Seen only when events arrived late. */
                        late: boolean;
                        /** @description Counts up in the project. */
                        number: number;
                        /** @description The worst value. */
                        peak: number | null;
                        /** @description Null: it lasts. */
                        resolved_at: string | null;
                        /** @description Null: it lasts. */
                        resolved_by: {
                            /** @description User id; null for the others. */
                            id: string | null;
                            /**
                             * @description `rule`: its windows, or the change or deletion of the rule.
                             * @enum {unknown}
                             */
                            kind: "rule" | "user" | "system";
                            name: string;
                        } | null;
                        rule: {
                            /** @description Rule; it may be deleted. */
                            id: string;
                            /** @description As it was called then. */
                            name: string;
                            version: number;
                        };
                        /** @description Events that the value is made of. */
                        sample: number;
                        /** @description The rule as it was then. */
                        settings: components["schemas"]["RuleSettings"] | null;
                        /** @enum {unknown} */
                        severity: "info" | "warning" | "critical";
                        /**
                         * Format: date-time
                         * @description End of the window that decided.
                         */
                        started_at: string;
                        /** @enum {unknown} */
                        status: "firing" | "recovering" | "resolved";
                        /** @description Newest value. */
                        value: number | null;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledgeIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or number of the incident. */
                incidentId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id or number of the incident. */
                incidentId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or number of the incident. */
                incidentId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    silenceIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Id or number of the incident. */
                incidentId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only the group of this incident; missing: the whole rule. */
                    group_only?: boolean;
                    /** @description Missing: 60. */
                    minutes?: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Silence"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incidentTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or number of the incident. */
                incidentId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description False: only the newest 1,000 entries are shown. */
                        complete: boolean;
                        data: components["schemas"]["TimelineEntry"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AlertRuleStanding"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    enabled?: boolean;
                    /** @description What it watches. */
                    name: string;
                    /** @description A rule; what is left out gets its default. */
                    settings: {
                        /** @enum {string} */
                        kind: "error_rate" | "count" | "metric" | "absence" | "ingestion";
                    } & ({
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "error_rate";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description Windows with fewer events decide nothing. */
                        min_sample?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        /** @description The way back ends on the good side of this one; null: the threshold itself. */
                        recover_threshold?: number | null;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description Percent; at or above. */
                        threshold?: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "count";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        /** @description The way back ends on the good side of this one; null: the threshold itself. */
                        recover_threshold?: number | null;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description Events in a window; at or above. */
                        threshold: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        /** @enum {unknown} */
                        aggregate?: "avg" | "min" | "max" | "sum" | "p50" | "p75" | "p95" | "p99";
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /**
                         * @description At or above, at or below.
                         * @enum {unknown}
                         */
                        direction?: "above" | "below";
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "metric";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description Name of the metric. */
                        metric: string;
                        /** @description Windows with fewer events decide nothing. */
                        min_sample?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        /** @description The way back ends on the good side of this one; null: the threshold itself. */
                        recover_threshold?: number | null;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description In the unit of the metric. */
                        threshold: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "absence";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description Events in a window; at or below. */
                        threshold?: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "ingestion";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        signals?: ("unbalanced" | "quarantine" | "quota")[];
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    });
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hints: {
                            detail: string;
                            pointer: string;
                        }[];
                        rule: components["schemas"]["AlertRuleStanding"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `limit_reached`: Remove what is not needed; the detail names the limit. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
                /** @description Rule. */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRuleStanding"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
                /** @description Rule. */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
                /** @description Rule. */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description False: it is not evaluated. */
                    enabled?: boolean;
                    /** @description What it watches. */
                    name?: string;
                    /** @description What changes, and the kind. Another kind begins with its defaults. */
                    settings?: {
                        /** @enum {string} */
                        kind: "error_rate" | "count" | "metric" | "absence" | "ingestion";
                    } & ({
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "error_rate";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description Windows with fewer events decide nothing. */
                        min_sample?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        /** @description The way back ends on the good side of this one; null: the threshold itself. */
                        recover_threshold?: number | null;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description Percent; at or above. */
                        threshold?: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "count";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        /** @description The way back ends on the good side of this one; null: the threshold itself. */
                        recover_threshold?: number | null;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description Events in a window; at or above. */
                        threshold?: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        /** @enum {unknown} */
                        aggregate?: "avg" | "min" | "max" | "sum" | "p50" | "p75" | "p95" | "p99";
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /**
                         * @description At or above, at or below.
                         * @enum {unknown}
                         */
                        direction?: "above" | "below";
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "metric";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description Name of the metric. */
                        metric?: string;
                        /** @description Windows with fewer events decide nothing. */
                        min_sample?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        /** @description The way back ends on the good side of this one; null: the threshold itself. */
                        recover_threshold?: number | null;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description In the unit of the metric. */
                        threshold?: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "absence";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        /** @description Events in a window; at or below. */
                        threshold?: number;
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    } | {
                        channels?: string[];
                        /** @description After an incident: no new one is told of for so long. */
                        cooldown_minutes?: number;
                        /** @description Judge the unfinished window too, as soon as rows land. Quicker, and may fire on what the finished window would not show. */
                        eager?: boolean;
                        /** @description Only events that fit; the filter language. */
                        filter?: string;
                        /** @description One incident for each value of this field; null: one for all. */
                        group_by?: ("release" | "environment" | "platform" | "name") | null;
                        /** @constant */
                        kind: "ingestion";
                        /** @description Events that arrive up to so much later are judged again; later ones alert nobody. */
                        lateness_minutes?: number;
                        /** @description For whoever is woken up: what to do. */
                        note?: string;
                        /**
                         * @description A window without data, or with fewer than the minimum: keep the state, alert, or ok.
                         * @enum {unknown}
                         */
                        on_no_data?: "keep" | "alert" | "ok";
                        owner_id?: string | null;
                        /** @description How long it must stay on the good side before it is over. */
                        recover_minutes?: number;
                        reminder_minutes?: number | null;
                        /** @enum {unknown} */
                        severity?: "info" | "warning" | "critical";
                        signals?: ("unbalanced" | "quarantine" | "quota")[];
                        /** @description Length of a window. */
                        window_minutes?: number;
                        /** @description Fires when so many of the last so many windows, ten seconds apart, are over the threshold. */
                        windows?: {
                            breaching: number;
                            of: number;
                        };
                    });
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hints: {
                            detail: string;
                            pointer: string;
                        }[];
                        rule: components["schemas"]["AlertRuleStanding"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuleDecisions: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description At or after this time. */
                from?: string;
                /** @description Only of this group. */
                group?: string;
                /** @description 1 to 200; missing: 50. */
                limit?: string;
                /** @description Before this time. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
                /** @description Rule. */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AlertDecision"][];
                        /** @description For the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuleVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
                /** @description Rule. */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /**
                             * Format: date-time
                             * @description When it began.
                             */
                            changed_at: string;
                            /** @description Who made it. */
                            changed_by: {
                                id: string;
                                name: string;
                            };
                            enabled: boolean;
                            /** @description What it watches. */
                            name: string;
                            settings: components["schemas"]["RuleSettings"];
                            version: number;
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSilences: {
        parameters: {
            query?: {
                /** @description true: also the newest 100 that are over. */
                over?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Silence"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSilence: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Only weekly silences may have none.
                     */
                    ends_at?: string;
                    /** @enum {unknown} */
                    kind: "once" | "weekly" | "maintenance";
                    /** @description Which incidents; empty: all of the project. */
                    matcher?: {
                        /** @description Only of this group of the rule. */
                        group_key?: string;
                        /** @description Only incidents of this rule. */
                        rule_id?: string;
                        severities?: ("info" | "warning" | "critical")[];
                    };
                    /** @description Why, for whoever wonders. */
                    reason?: string;
                    /**
                     * Format: date-time
                     * @description Missing: now.
                     */
                    starts_at?: string;
                    /** @description Every week, by a wall clock. */
                    weekly?: {
                        /** @description On which days it begins; 1 is Monday. */
                        days: number[];
                        /** @description Begin, such as 22:00. */
                        from: string;
                        /** @description Such as Europe/Berlin. */
                        time_zone: string;
                        /** @description End; not after the begin: on the next day. */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Silence"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `limit_reached`: Remove what is not needed; the detail names the limit. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSilence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
                /** @description Silence. */
                silenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuleTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @description What it watches. */
                            name: string;
                            settings: components["schemas"]["RuleSettings"];
                            /** @description What it tells, in one sentence. */
                            why: string;
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDigest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        frequency: "off" | "daily" | "weekly";
                        /** @description Hour of the clock there. */
                        hour: number;
                        /** @description The newest one of which the end is known; null: there was none. */
                        last: {
                            /**
                             * Format: date-time
                             * @description When that was known.
                             */
                            at: string;
                            /** @description Why it failed, in the words of the mail server. */
                            detail: string | null;
                            /** @enum {unknown} */
                            outcome: "sent" | "nothing_new" | "failed";
                            /** @description Which one, such as `daily 2026-11-24`. */
                            period: string;
                        } | null;
                        /** @description Null: none, it is off. */
                        next_at: string | null;
                        /** @description Name of a time zone, such as Europe/Berlin. */
                        time_zone: string;
                        /** @description Day of a weekly digest; 1 is Monday. */
                        weekday: number;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDigest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    frequency?: "off" | "daily" | "weekly";
                    /** @description Hour of the clock there. */
                    hour?: number;
                    /** @description Name of a time zone, such as Europe/Berlin. */
                    time_zone?: string;
                    /** @description Day of a weekly digest; 1 is Monday. */
                    weekday?: number;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        frequency: "off" | "daily" | "weekly";
                        /** @description Hour of the clock there. */
                        hour: number;
                        /** @description The newest one of which the end is known; null: there was none. */
                        last: {
                            /**
                             * Format: date-time
                             * @description When that was known.
                             */
                            at: string;
                            /** @description Why it failed, in the words of the mail server. */
                            detail: string | null;
                            /** @enum {unknown} */
                            outcome: "sent" | "nothing_new" | "failed";
                            /** @description Which one, such as `daily 2026-11-24`. */
                            period: string;
                        } | null;
                        /** @description Null: none, it is off. */
                        next_at: string | null;
                        /** @description Name of a time zone, such as Europe/Berlin. */
                        time_zone: string;
                        /** @description Day of a weekly digest; 1 is Monday. */
                        weekday: number;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testDigest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query: {
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description Only this environment. */
                environment?: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Only this level. */
                level?: "fatal" | "error" | "warning" | "info" | "debug";
                /** @description 1 to 200; missing: 50. */
                limit?: string;
                /** @description Only this name. */
                name?: string;
                /** @description Filter such as `type:error screen:Home value>3 -release:1.2`: all terms must hold. Described in docs/filters.md. */
                q?: string;
                /** @description Only this release. */
                release?: string;
                /** @description Name or error message contains this, ignoring case. */
                search?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
                /** @description Only this type. */
                type?: "error" | "event" | "metric" | "session";
                /** @description Only this user. */
                user_id?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsPage"];
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted: the answer says what will be done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataJob"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Event. */
                eventId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredEvent"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportEvents: {
        parameters: {
            query: {
                /** @description next_cursor of a page or an export that was cut, with the same filters. */
                cursor?: string;
                /** @description Only this environment. */
                environment?: string;
                /** @description Missing: ndjson. */
                format?: "ndjson" | "csv";
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Only this level. */
                level?: "fatal" | "error" | "warning" | "info" | "debug";
                /** @description Only this name. */
                name?: string;
                /** @description Filter such as `type:error screen:Home value>3 -release:1.2`: all terms must hold. Described in docs/filters.md. */
                q?: string;
                /** @description Only this release. */
                release?: string;
                /** @description Name or error message contains this, ignoring case. */
                search?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
                /** @description Only this type. */
                type?: "error" | "event" | "metric" | "session";
                /** @description Only this user. */
                user_id?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDataJobs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DataJob"][];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDataJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Job. */
                jobId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataJob"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        /** @description False while the event store does not answer. */
                        last_used_known: boolean;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description It takes events of this environment alone, and gives it to those that name none. Null: any. */
                    environment?: string | null;
                    /** @description When it ends; null: never. */
                    expires_at?: string | null;
                    /** @description Accepted events a calendar month (UTC); null: no bound. */
                    monthly_quota?: number | null;
                    /** @description What it is for. */
                    name: string;
                    /** @description Web pages that may send with it; empty: all may. */
                    origins?: string[];
                    /** @description Events a second, with a burst of five seconds; null: only the project's limit counts. */
                    rate_limit?: number | null;
                    /** @description Refuse requests without an Origin header: everything but web pages. */
                    require_origin?: boolean;
                    /** @enum {unknown} */
                    scope: "ingest" | "read";
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: A higher role in this organisation is needed. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key. */
                keyId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: A higher role in this organisation is needed. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key. */
                keyId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description It takes events of this environment alone, and gives it to those that name none. Null: any. */
                    environment?: string | null;
                    /** @description When it ends; null: never. */
                    expires_at?: string | null;
                    /** @description Accepted events a calendar month (UTC); null: no bound. */
                    monthly_quota?: number | null;
                    /** @description What it is for. */
                    name?: string;
                    /** @description Web pages that may send with it; empty: all may. */
                    origins?: string[];
                    /** @description Events a second, with a burst of five seconds; null: only the project's limit counts. */
                    rate_limit?: number | null;
                    /** @description Refuse requests without an Origin header: everything but web pages. */
                    require_origin?: boolean;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: A higher role in this organisation is needed. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_ended`: A key that was revoked, has expired or was replaced cannot be changed any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Key. */
                keyId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When the old key ends: up to a year ahead; missing: in 24 hours; past: now.
                     */
                    old_works_until?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: components["schemas"]["NewApiKey"];
                        replaced: components["schemas"]["ApiKey"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: A higher role in this organisation is needed. `key_scope`: The scope of the key or token does not cover the request. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_ended`: A key that was revoked, has expired or was replaced cannot be changed any more. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keyUsage: {
        parameters: {
            query?: {
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Key. */
                keyId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyUsage"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLedger: {
        parameters: {
            query: {
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Seconds: 60, 300, 900, 3600, 21600, 86400. Missing: at most 300 buckets. */
                step?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        buckets: {
                            /** @description Acknowledged, repeats within a request included. */
                            accepted: number;
                            /** @description Repeats of an event that is stored; not stored again. */
                            duplicate: number;
                            /** @description Left out on purpose, by reason: erased, project_deleted. */
                            filtered: {
                                [key: string]: number;
                            };
                            /** @description Acknowledged, on the way to the store. */
                            in_flight: number;
                            /** @description Of the accepted ones: known from the log, because no gateway reported them. */
                            inferred: number;
                            /** @description Acknowledged, and not there although everything of that time is settled. */
                            missing: number;
                            /** @description Set aside, by reason: not_json, not_an_event, unknown_project, refused_by_store, not_a_ledger_line. */
                            quarantined: {
                                [key: string]: number;
                            };
                            /** @description Refused with 429. */
                            rate_limited: number;
                            /** @description Events that came. */
                            received: number;
                            /** @description Refused as invalid: code → events. */
                            rejected: {
                                [key: string]: number;
                            };
                            /** @description Second copies that a gateway wrote itself; in no other figure. */
                            replayed: number;
                            /** @description Of the accepted ones: those that went through the spool of a gateway. */
                            spooled: number;
                            /**
                             * @description balanced: it adds up. in_flight: the rest is on its way. counting: a gateway has not reported yet. missing: acknowledged events are not there. surplus: more is there than was acknowledged.
                             * @enum {unknown}
                             */
                            state: "balanced" | "in_flight" | "counting" | "missing" | "surplus";
                            /** @description In the store. */
                            stored: number;
                            /** @description There, but never acknowledged. */
                            surplus: number;
                            /** @description Start of the bucket, epoch milliseconds; by time of receipt. */
                            t: number;
                            /** @description Refused with 503. */
                            unavailable: number;
                            /** @description There although it was refused with 503: Kafka had it after all. */
                            unconfirmed: number;
                        }[];
                        /** @description Epoch milliseconds; later than asked: see goes_back_to. */
                        from: number;
                        gateways: {
                            /** @description Run of the process, 8 hex digits. */
                            gateway: string;
                            /**
                             * Format: date-time
                             * @description All requests before this are counted.
                             */
                            reported_through: string;
                            silent_since: string | null;
                            spool: {
                                /** @description Bytes on disk. */
                                bytes: number;
                                /** @description Events that wait in its spool, of all projects. */
                                events: number;
                                oldest_at: string | null;
                            };
                            /**
                             * @description ended: it stopped in order. dead: it fell silent.
                             * @enum {unknown}
                             */
                            standing: "alive" | "ended" | "dead";
                            /**
                             * Format: date-time
                             * @description Start of the process.
                             */
                            started_at: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description Nothing before can be compared: 7 days, retention, or an erasure.
                         */
                        goes_back_to: string;
                        lag: {
                            events: number | null;
                            ledger: number | null;
                        };
                        /** @description Messages that were gone before they were read; they may be of any project. */
                        offset_gaps: {
                            /** @description First offset that is gone. */
                            first_offset: string;
                            /**
                             * Format: date-time
                             * @description When it was noticed.
                             */
                            found_at: string;
                            /** @enum {unknown} */
                            kind: "deleted_before_read" | "topic_recreated" | "offset_beyond_end";
                            /** @description Last one; unknown for a topic made anew: the first. */
                            last_offset: string;
                            partition: number;
                            topic: string;
                        }[];
                        step_seconds: number;
                        summary: {
                            by_key: {
                                /** @description Acknowledged, repeats within a request included. */
                                accepted: number;
                                /** @description Repeats of an event that is stored; not stored again. */
                                duplicate: number;
                                /** @description Left out on purpose. */
                                filtered: number;
                                key_id: string;
                                /** @description Set aside. */
                                quarantined: number;
                                /** @description Refused with 429. */
                                rate_limited: number;
                                /** @description Events that came. */
                                received: number;
                                /** @description Refused as invalid. */
                                rejected: number;
                                /** @description In the store. */
                                stored: number;
                                /** @description Refused with 503. */
                                unavailable: number;
                            }[];
                            by_sdk: {
                                /** @description Acknowledged, repeats within a request included. */
                                accepted: number;
                                /** @description Repeats of an event that is stored; not stored again. */
                                duplicate: number;
                                /** @description Left out on purpose. */
                                filtered: number;
                                /** @description Set aside. */
                                quarantined: number;
                                /** @description Refused with 429. */
                                rate_limited: number;
                                /** @description Events that came. */
                                received: number;
                                /** @description Refused as invalid. */
                                rejected: number;
                                /** @description Empty: unknown. */
                                sdk_name: string;
                                sdk_version: string;
                                /** @description In the store. */
                                stored: number;
                                /** @description Refused with 503. */
                                unavailable: number;
                            }[];
                            out_of_balance_since: string | null;
                            /** @description The state in words. */
                            sentence: string;
                            settled_up_to: string | null;
                            /**
                             * @description balanced: it adds up. in_flight: the rest is on its way. counting: a gateway has not reported yet. missing: acknowledged events are not there. surplus: more is there than was acknowledged.
                             * @enum {unknown}
                             */
                            state: "balanced" | "in_flight" | "counting" | "missing" | "surplus";
                            /** @description Figures that add up. */
                            totals: {
                                /** @description Acknowledged, repeats within a request included. */
                                accepted: number;
                                /** @description Repeats of an event that is stored; not stored again. */
                                duplicate: number;
                                /** @description Left out on purpose, by reason: erased, project_deleted. */
                                filtered: {
                                    [key: string]: number;
                                };
                                /** @description Acknowledged, on the way to the store. */
                                in_flight: number;
                                /** @description Of the accepted ones: known from the log, because no gateway reported them. */
                                inferred: number;
                                /** @description Acknowledged, and not there although everything of that time is settled. */
                                missing: number;
                                /** @description Set aside, by reason: not_json, not_an_event, unknown_project, refused_by_store, not_a_ledger_line. */
                                quarantined: {
                                    [key: string]: number;
                                };
                                /** @description Refused with 429. */
                                rate_limited: number;
                                /** @description Events that came. */
                                received: number;
                                /** @description Refused as invalid: code → events. */
                                rejected: {
                                    [key: string]: number;
                                };
                                /** @description Second copies that a gateway wrote itself; in no other figure. */
                                replayed: number;
                                /** @description Of the accepted ones: those that went through the spool of a gateway. */
                                spooled: number;
                                /** @description In the store. */
                                stored: number;
                                /** @description There, but never acknowledged. */
                                surplus: number;
                                /** @description Refused with 503. */
                                unavailable: number;
                                /** @description There although it was refused with 503: Kafka had it after all. */
                                unconfirmed: number;
                            };
                        };
                        /** @description Epoch milliseconds. */
                        to: number;
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metricNames: {
        parameters: {
            query: {
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            count: number;
                            name: string;
                            unit: string;
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metricHistogram: {
        parameters: {
            query: {
                /** @description Bars, 1 to 100; missing: 30. */
                bars?: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Filter such as `type:error screen:Home value>3 -release:1.2`: all terms must hold. Described in docs/filters.md. */
                q?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Name of the metric. */
                name: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Histogram"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query: {
                /** @description Only this environment. */
                environment?: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Only this release. */
                release?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuarantine: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before, with the same filters. */
                cursor?: string;
                /** @description Set aside at or after this. RFC 3339 or milliseconds since 1970. */
                from?: string;
                /** @description 1 to 200; missing: 50. */
                limit?: string;
                /** @description Only this reason. */
                reason?: "not_json" | "not_an_event" | "unknown_project" | "refused_by_store" | "not_a_ledger_line";
                /** @description Only this status. */
                status?: "open" | "replayed" | "dropped";
                /** @description Set aside before this. RFC 3339 or milliseconds since 1970. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinePage"];
                };
            };
            /** @description `invalid_cursor`: The cursor is damaged, older than 24 hours or was made for other filters. `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuarantined: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Entry. */
                entryId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineEntryWithValue"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropQuarantined: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Entry. */
                entryId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineEntry"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bus_unavailable`: Neither Kafka nor the spool took them; nothing was accepted. Send again later. `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayQuarantined: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Entry. */
                entryId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The corrected event as JSON text, or as an object. Its id, project, key and time of receipt stay; they may be left out. */
                    value?: string | Record<string, never>;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineEntry"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_settled`: The entry was replayed or dropped; the detail says where it went on. `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_event`: At least one field of the event does not fit its schema. `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bus_unavailable`: Neither Kafka nor the spool took them; nothing was accepted. Send again later. `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropQuarantine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only count. */
                    dry_run?: boolean;
                    /** @description Set aside at or after this. RFC 3339 or milliseconds since 1970. */
                    from?: string;
                    /** @description At most this many; missing: 1000. */
                    limit?: number;
                    /**
                     * @description Entries with this reason.
                     * @enum {unknown}
                     */
                    reason: "not_json" | "not_an_event" | "unknown_project" | "refused_by_store" | "not_a_ledger_line";
                    /** @description Set aside before this. RFC 3339 or milliseconds since 1970. */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bus_unavailable`: Neither Kafka nor the spool took them; nothing was accepted. Send again later. `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayQuarantine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own for this one request, such as a random UUID. For 24 hours the same request with the same key gets the same answer, with `Idempotency-Replayed: true`, and nothing is done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Only count. */
                    dry_run?: boolean;
                    /** @description Set aside at or after this. RFC 3339 or milliseconds since 1970. */
                    from?: string;
                    /** @description At most this many; missing: 1000. */
                    limit?: number;
                    /**
                     * @description Entries with this reason.
                     * @enum {unknown}
                     */
                    reason: "not_json" | "not_an_event" | "unknown_project" | "refused_by_store" | "not_a_ledger_line";
                    /** @description Set aside before this. RFC 3339 or milliseconds since 1970. */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_progress`: A request with the same Idempotency-Key has not ended yet. `answer_lost`: The request with this Idempotency-Key was carried out; what it answered is not there any more. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_mismatch`: A key stands for one request of one caller, for 24 hours. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bus_unavailable`: Neither Kafka nor the spool took them; nothing was accepted. Send again later. `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRealtimeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealtimeTicket"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Event, or receipt of a request. */
                eventId: string;
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        copies: {
                            detail: string | null;
                            gateway: string | null;
                            key_id: string | null;
                            /** @description Incarnation of the topic. */
                            log: string;
                            /** @description The stored original of a repeat. */
                            of: {
                                /** @description Incarnation of the topic. */
                                log: string;
                                offset: string;
                                partition: number;
                            } | null;
                            offset: string;
                            /** @enum {unknown} */
                            outcome: "stored" | "duplicate" | "replayed" | "filtered" | "quarantined" | "in_flight";
                            partition: number;
                            quarantine_id: string | null;
                            reason: string | null;
                            received_at: string | null;
                            request: string | null;
                            settled_at: string | null;
                        }[];
                        /** @description Event. */
                        event_id: string;
                        /** @description The state in words. */
                        sentence: string;
                        /**
                         * @description maybe_spooled: unknown to log and store, but a gateway has events in its spool. unknown: it is not stored, and Kafka could not be searched. never_seen: nothing of it is here.
                         * @enum {unknown}
                         */
                        state: "stored" | "quarantined" | "filtered" | "in_flight" | "maybe_spooled" | "unknown" | "never_seen";
                        timeline: {
                            at: string | null;
                            /** @enum {unknown} */
                            step: "accepted" | "logged" | "stored" | "duplicate" | "replayed" | "filtered" | "quarantined" | "in_flight" | "spool" | "unknown" | "never_seen";
                            /** @description The step in words. */
                            text: string;
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Days by event type where they differ from `days`. Given: replaces all of them. */
                    by_type?: {
                        /** @description Days for events of type error. */
                        error?: number;
                        /** @description Days for events of type event. */
                        event?: number;
                        /** @description Days for events of type metric. */
                        metric?: number;
                        /** @description Days for events of type session. */
                        session?: number;
                    };
                    /** @description Days that events are kept; missing: as before. */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: components["schemas"]["DataJob"] | null;
                        retention: components["schemas"]["Retention"];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Days by event type where they differ from `days`. Given: replaces all of them. */
                    by_type?: {
                        /** @description Days for events of type error. */
                        error?: number;
                        /** @description Days for events of type event. */
                        event?: number;
                        /** @description Days for events of type metric. */
                        metric?: number;
                        /** @description Days for events of type session. */
                        session?: number;
                    };
                    /** @description Days that events are kept; missing: as before. */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    series: {
        parameters: {
            query: {
                /** @description Field, tags.<key> or payload.<path> to group by. */
                by?: string;
                compare?: "previous";
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Missing: count. */
                measure?: "count" | "users" | "error_rate" | "sum" | "avg" | "p50" | "p75" | "p95" | "p99";
                /** @description Filter such as `type:error screen:Home value>3 -release:1.2`: all terms must hold. Described in docs/filters.md. */
                q?: string;
                /** @description Seconds: 60, 300, 900, 3600, 21600, 86400. Missing: at most 300 buckets. */
                step?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
                /** @description Groups with a series of their own, 1 to 20; missing: 5. */
                top?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    errorRateSeries: {
        parameters: {
            query: {
                /** @description Only this environment. */
                environment?: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Only this release. */
                release?: string;
                /** @description Seconds: 60, 300, 900, 3600, 21600, 86400. Missing: at most 300 buckets. */
                step?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorRateSeries"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metricSeries: {
        parameters: {
            query: {
                /** @description Only this environment. */
                environment?: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Name of the metric. */
                name: string;
                /** @description Only this release. */
                release?: string;
                /** @description Seconds: 60, 300, 900, 3600, 21600, 86400. Missing: at most 300 buckets. */
                step?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricSeries"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    volumeSeries: {
        parameters: {
            query: {
                /** @description Only this environment. */
                environment?: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Only this release. */
                release?: string;
                /** @description Seconds: 60, 300, 900, 3600, 21600, 86400. Missing: at most 300 buckets. */
                step?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolumeSeries"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProjectSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectSettings"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProjectSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name of the project. */
                    name?: string;
                    /** @description Events above that, which may come at once. */
                    rate_burst?: number;
                    /** @description Events per second that the project may send, over all its keys. */
                    rate_limit?: number;
                    /** @description Short name for addresses; addresses with the old one stop working. */
                    slug?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectSettings"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. `invalid_json`: The body could not be parsed. `invalid_utf8`: A byte sequence is not UTF-8. `empty_body`: There was nothing to read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug_taken`: Another project of this installation has it. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body, as sent or inflated, is over the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Use application/json or application/x-ndjson. `unsupported_encoding`: Use gzip, deflate, br, zstd or none. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usage: {
        parameters: {
            query?: {
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fieldValues: {
        parameters: {
            query: {
                /** @description Field, tags.<key> or payload.<path>. */
                field: string;
                /** @description Start, inclusive. RFC 3339 or milliseconds since 1970. */
                from: string;
                /** @description Only values that begin so, whatever the case. */
                prefix?: string;
                /** @description Filter such as `type:error screen:Home value>3 -release:1.2`: all terms must hold. Described in docs/filters.md. */
                q?: string;
                /** @description End, exclusive. RFC 3339 or milliseconds since 1970. */
                to: string;
            };
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldValues"];
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWarnings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Project id or slug. */
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @description What to do. */
                            fix: string;
                            /** @enum {unknown} */
                            kind: "out_of_balance" | "offset_gap" | "spool_of_dead_gateway" | "spool_in_use" | "quarantine_growing";
                            /** @description What is the matter. */
                            sentence: string;
                            /**
                             * @description error: events are lost or may be. warning: nothing is lost.
                             * @enum {unknown}
                             */
                            severity: "error" | "warning";
                            since: string | null;
                        }[];
                    };
                };
            };
            /** @description `invalid_request`: A path, query or body field is missing, unknown or of the wrong kind. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_signed_in`: The access token is missing, expired or not valid. `invalid_key`: The key is mistyped or unknown here; the detail says which of the two. `revoked_key`: Somebody ended this key; it never works again. `expired_key`: Its last moment is over: the one that was set, or the end of its overlap after a rotation. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_scope`: The scope of the key or token does not cover the request. `forbidden`: A higher role in this organisation is needed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: It does not exist, or it is not yours. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: A rate limit was reached; Retry-After says when to try again. */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The request id finds the cause in the logs. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: Try again in a moment. `starting`: Try again in a moment. */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `query_timeout`: Narrow the time range or the filters. */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
