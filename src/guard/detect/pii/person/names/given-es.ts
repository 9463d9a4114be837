/** Given names of Spanish-speaking countries, in plain lower case, parted by spaces. */
export const GIVEN_ES = `
aaron abdon abel abelardo abigail abilio abraham abril abundio acacio acisclo ada adalberto adam
adan adela adelaida adelardo adelia adelina adelino ademar adolfina adolfo adonis adoracion adrian
adriana adriano africa afrodisio agapito agata agatha agustin agustina aida aiko ailen aimar aina
ainara ainhize ainhoa ainoa aintzane aisha aitana aitor aitziber alaia alaitz alan alana alazne
alba albert alberta albertina alberto albina albino alda aldana aldo alegria alejandra alejandrina
alejandro alejo alesandra alessandra alessia alex alexa alexander alexandra alexia alexis alfons
alfonsa alfonsina alfonso alfreda alfredo alicia alina aline alison aliz allison alma almudena
alonso altagracia alvarez alvaro amada amadeo amadeu amado amador amaia amaiur amalia amalio
amancio amanda amando amaranta amaro amaya ambar ambrosio amelia america amets amina amparo ana
anabel anacleto anahi anai anais analia anastasia anastasio anatolio andoni andrea andreea
andreina andres andreu anes angel angela angeles angelica angelina angelines angelita angelo
angels angie angustias anibal aniceto anita anna annabel anne annia anselmo antia antolin anton
antonella antoni antonia antonieta antonina antonino antonio antxon anuncia anunciacion apolinar
apolonia apolonio aquiles aquilino araceli arancha arantxa arantza arantzazu aranzazu arcadia
arcadio archibaldo areli ares argimiro ariadna ariadne ariana ariel aries aristides arlet arlette
armand armando armida armonia arnaldo arnau arnoldo arnulfo arsenio artemio arturo asdrubal asier
asuncion asunta atanasio ataulfo atilano atilio aude augusta augusto aura aurea aurelia aurelio
aurora aurori avelina avelino axel ayelen ayla aylen azahara azucena bakarne balbina balbino
baldomero baltasar barbara bartolome bartomeu basilia basilio bastian bautista beatriz begona
belarmino belen belinda belisario beltran benedicta benedicto benet benicio benigna benigno benita
benito benjamin berenguer berenice bermudo berna bernabe bernabeu bernarda bernardina bernardino
bernardo bernat berta bertha bertin betania betiana betsabe betty bibiana biel bienvenida
bienvenido bixente blai blanca blas blasa boris borja braian braulia braulio brayan brenda breogan
brian brigida brisa briseida bruna bruno buenaventura byron cacho calixto camelia camila camilo
camino candela candelaria candelas candida candido caridad carina caritina carla carles carlos
carlota carme carmela carmelina carmelita carmelo carmen carmencita carmina carola carolina
caroline casandra casiano casilda casimira casimiro casto cataleya catalina cayetana cayetano
cecilia cecilio ceferina ceferino celedonia celedonio celerino celeste celestina celestino celia
celina celinda celsa celso cenobia cenobio cesar cesarea cesareo chantal charo chelo chema
christian christopher ciara cinta cintia cipriana cipriano ciriaca ciriaco cirila cirilo ciro
citlali clara clarisa claudia claudina claudio clelia clemencia clemente clementina cleofas cleofe
cleto clide clotilde concepcion concha conchi conchita conrado consol consolacion constancio
constantino constanza consuelo cora coral coralia cordelia corina cornelia cornelio corpus cosima
cosme covadonga cremencio crescencia crescencio crisanto crispin crispulo cristal cristian
cristina cristino cristo cristobal cruz cuauhtemoc cuca curro custodia custodio cynthia dacil
dafne dagoberto daiana daira dalia dalila dalma damaris damaso damian damiana daniel daniela
danilo danna dara daria dario david davinia dayana debora deborah delfin delfina delia delmira
delsy demetria demetrio deogracias desiderata desiderio desire desiree deyanira diana diego dimas
dina dinora dionis dionisia dionisio dolores dolors domenec dominga domingo dominica domitila
donato dora dorotea doroteo douglas dulce dulcinea dunia dylan eberardo edelmira edelmiro eder
edgar edgardo edison edita edith edmundo edna edson eduard eduarda eduardo edurne eduvigis edwin
efigenia efrain efren egidio eider eira eire eladia eladio elba elbia elena eleonora eleuterio
elia elian eliana elias elida elidia eligio elio elisa elisabet elisabeth elisea eliseo eliseu
elizabeth ella elma elmer elodia eloina eloisa eloy elpidio elsa elvia elvio elvira emelia emelina
emerenciana emerita emeterio emigdio emilia emiliana emiliano emilio emma emmanuel enara enaut
encarna encarnacion eneas eneida eneko engracia enric enrico enrique enriqueta epifania epifanio
eraclio erasmo ercilia eric erica erick erik erika erlinda ermelinda ermitas ernest ernestina
ernesto erwin escolastica esmeralda esperanza estanislao esteban estefania estefany estela
estelita ester esteve esther estibaliz estrella etelvina etelvino ethan euclides eudald eudora
eudosia eufemia eufemio eufrasia eufrasio eugenia eugenio eulalia eulalio eulogia eulogio eunice
eusebia eusebio eustaquia eustaquio eva evangelina evangelista evarista evaristo evelia evelin
evelio evelyn everardo evita ezequiel fabian fabiana fabio fabiola fabricio facundo fani fany
fatima fatimah fausta faustina faustino fausto fe federica federico fefa feliciana feliciano
felicidad felicita felicitas felina felip felipa felipe felisa felix fermin fermina fernan
fernanda fernando ferran ferreol fidel fidela fidelia fidelio filiberto filomena filomeno fina
fiona fiorela fiorella flavia flavio flora floreal florencia florencio florentin florentina
florentino florian florinda florindo florita fonsi fran francesc francesca francina francisca
francisco franco frida froilan fructuoso fuencisla fuensanta fulgencia fulgencio gabi gabino
gabriel gabriela gadea gaia gaizka gala galo gara garazi garbi garbine garcilaso gari gaspar
gaston gemma genaro generosa generoso genis genoveva gentil georgina geraldine gerardo geremias
german gerona gerson gertrudis gervasio gilberto gilda gina ginebra gines giovanna giovanni gisela
giselle gladis gladys gloria godofredo goizane gonzala gonzalo gorane goretti gorka goyo grabiel
gracia graciana graciela graciliano gracita gregoria gregorio greta gricel griselda guadalupe
gudelia guillem guillermina guillermo guiomar gumersinda gumersindo gustavo hada haizea haydee
hebe heber hector helena helga heliodoro helios heraclio herculano heriberto herlinda hermelando
hermelinda hermenegilda hermenegildo herminia herminio hermogenes hernan hernando higinia higinio
hilaria hilario hilda hildegarda hipolita hipolito homero honorata honorato honoria honorina
honorio horacio hortensia huberto hugo humbelina humberto iago iagoba ian iara ibai iban ibon
ibone icia iciar ida idaira idoia idoya idurre ifigenia igancio ignacia ignacio ignasi igone igor
ihintza iker ikerne ildefonsa ildefonso ileana iliana imanol imelda imma immaculada inaki inaxio
ines inez ingrid inigo inma inmaculada inocencia inocencio ioana ioritz iosu ira iracema iraida
irati irene irenea ireneo iria irina iris irma isaac isabel isabela isabelina isabella isac isaias
isaura isauro isidora isidoro isidra isidre isidro isis ismael ismene isolina israel itahisa
itsaso itxaro itxaso itzel itziar iu ivan ivana ivanna ivet ivette ivon ivonne ixchel izan izar
izaro izaskun jacinta jacinto jacob jacoba jacobo jacqueline jaime jaione jair jairo jana jandro
janet janeth janire jara jasmin jasone jaume javi javier javiera jazmin jean jenaro jenifer
jennifer jenny jeremias jeremy jeronima jeronimo jesica jessica jesus jesusa jhon jhonatan jhonny
jimena joan joana joaquim joaquin joaquina joel joelia johan johana johanna john jokin jon jonas
jonatan jonathan jone jordi jordina jorge jorgelina jose joseba josefa josefina josefo josemaria
josep joseph josetxo joshua josu josue josune jovita joyce juan juana juanita juanito juanjo
juanma juanra judas judit judith julen jules julia julian juliana julieta julio julissa justa
justina justiniano justino justo juvenal juvencio kaiet kalixto karen karim karina karla karmele
karol karolina katalin katherine katia kattalin kepa kerman kevin kiara kike kilian koldo koro
korta krisztina lacramioara ladislao laia laida laila lain lander lara laura laureana laureano
lauren laurentino lautaro lavinia lazaro lea leandra leandro leila leire lena leo leocadia
leocadio leon leona leonarda leonardo leoncio leonel leonela leonidas leonila leonilda leonor
leonora leopolda leopoldina leopoldo lesly leticia leyre lia liam lian liber liberata liberto
liborio licinia lidia lidon ligia lila lilia lilian liliana liliane lilibeth lina linda linnette
lino lis lisandra lisandro lisardo lisbeth lissette livia lizbeth lizeth llorenc lluc lluch lluis
lluisa lohitzune lola loli lolita lope lorea lorena lorenza lorenzo loreto lourdes luana luca
lucas lucero lucia lucian luciana luciano lucila lucina lucinda lucio lucrecia ludivina ludmila
luis luisa luisina luismi luiza lujan luna lupe lupita luz luzdivina lydia mabel macarena macaria
macario macrina maddalen madelaine madelin mafalda magali magaly magda magdalena magin magnolia
maia maialen maider maika maikel maitane maite maitena malen malena malika malvina mamen manel
manfredo manola manoli manolita manolo manu manuel manuela mar mara maravillas marc marcel marcela
marceliana marceliano marcelina marcelino marcelo marcia marcial marciana marciano marco marcos
marga margalida margarida margarita margot mari maria mariam marian mariana marianela mariangeles
mariano maribel maricarmen maricela maricruz mariel mariela marieta marife marilo marilu mariluz
marilyn marimar marina marino mario marisa marisela marisol maritere maritza marivi marixa markel
marlen marlene marlon marta marti martin martina martiniano martino martiria martxel maruja maruxa
mary marysol matea mateo mateu matias matilda matilde matteo maura mauricia mauricio maurilio
mauro max maxima maximiliana maximiliano maximina maximino maximo maya mayka mayra maytane mayte
meiro melania melanie melba melchor melchora melina melinda melisa melissa meliton melquiades
mercadal merce mercedes merche meritxell mia micaela miguel miguelangel mijail mikel mikela mila
milagritos milagros milagrosa milan milburga mildred milena mina minerva miquel mireia mirella
miren mireya miriam miroslava mirta mirtha misael misericordia modesta modesto mohamed moises
monica monserrat monserrath montse montserrat moraima muriel myriam nadal naday nadia nagore nahia
nahiara nahikari nahuel naia naiara naiare naira nancy nanda nando naomi narcis narcisa narciso
natacha natalia natalio natividad nazarena nazareno nazaret nazareth nazario nekane nelida nella
nelly nelson nemesia nemesio neo nere nerea nereida nereo neri nestor neus nicanor nicasia nicasio
niceto nicodemo nicolas nicolasa nicolau nicole nidia nieves nil nilda nilo nina noa noah noe noel
noelia noemi nora noralma norberta norberto norma nubia nuno nuria obdulia obdulio octavia octavio
odalis odalys odila odilia ofelia oier oihan oihana oihane oinatz olaia olalla olatz olaya
olegario olga olimpia olimpio oliver oliverio olivia omaira omar onofre orestes oriana oriol
orlando oscar osvaldo oswaldo otilia otilio otto ovidio oxel oyane pablo paca pachi paco palmira
paloma pamela pancho pancracio pascasio pascual pascuala pastor pastora patricia patricio
patrocinio patxi pau paul paula paulina paulino paulo paz pedro pelagia pelayo pepa pepe pepi
pepita pepito pere peregrina peregrino perfecta perfecto perla perpetua petra petronila petronilo
piedad piedade piedades pilar pilarin pili pio placida placido plinio policarpo polo pompeyo
ponciano porfiria porfirio praxedes presen presentacion primitiva primitivo primo priscila
prisciliano procopio prospero prudencia prudenciana prudencio pura purificacion queralt querubina
quim quima quintin quique quirce quirico quiteria rafa rafael rafaela rafel raimon raimunda
raimundo raisa ramira ramiro ramon ramona raquel raul raulina rebeca regina reginaldo regino reina
reinalda reinaldo remedios remigia remigio renan renata renato rene reyes reynaldo ricard ricarda
ricardo rigel rigo rigoberta rigoberto rita roberta roberto robustiano rocio rodolfa rodolfo
rodrigo rogelia rogelio roger roland rolando roman romana romelia romeo romero romina romualda
romualdo romulo ronald roni roque rosa rosalba rosalia rosalina rosalinda rosalino rosamaria
rosana rosanna rosario rosaura rosauro roselia rosenda rosendo roser rosi rosina rosita rosmery
roxana ruben ruby rufina rufino rufo ruperta ruperto rut ruth sabas sabela sabina sabino sabrina
sagrario saida saioa salome salomon salud salustiana salustiano salvador salvadora salvi samanta
samantha samara samira samuel sancha sancho sandra sandro sansa sanson santa santi santiaga
santiago santos sara sarai sasha satur saturio saturnina saturnino saul saula saverio savina
sebastian sebastiana secundina secundino segismundo segunda segundo selena selene selina selva
septimio serafin serafina serapia serapio serena serezade sergi sergio servando severiana
severiano severina severino severo shakira sheila silveria silverio silvestre silvia silviano
silvina silvio simeon simon simona simplicia simplicio sinforiano sinforosa sira siro sisebuto
sixta sixto socorro sofia sol solange soledad sonia sonsoles soraya sotera sotero stefania stella
stephanie suceso suleima sulema sunsi susana suyapa tadea tadeo tais talia tamar tamara tania
tanit tarsicio tarsila tatiana tecla telesfora telesforo telma telmo teo teobaldo teodomiro
teodora teodorico teodoro teodosia teodosio teofila teofilo tere terencio teresa teresita thais
thiago tiago tiburcio timotea timoteo tina tirso tita tito tobias tomas tomasa toni tono toribia
toribio tracy transito triana trini trinidad trinitario tristan txema txomin ubaldo udane ulises
unai unax urbana urbano uriarte uriel urko urraca ursicino ursula uxia uxoa uxue valentin
valentina valentino valeri valeria valeriana valeriano valerio valero vanesa vanessa vega velasco
venancia venancio ventura vera veronica vicenc vicenta vicente vicky victor victoria victorian
victoriana victoriano victorina victorino victorio vidal vidalina vilma vinicio violante violeta
virgilia virgilio virginia virtudes visitacion vitalia vitaliano vito vitoria vivian viviana
vladimir waldo walter wanda wenceslao wendy wilfredo wilian william wilmer wilson xabi xabier
xacobe xana xandra xavi xavier xenia xesus xiana ximena ximo xiomara xisca xoan xoel xose xulia
xulio yadira yago yahaira yaima yair yaiza yamil yamila yamile yamilet yanet yanira yara yaritza
yasmin yasmina yazmin yendry yenifer yerai yeray yeremi yesenia yesica yessica ylenia yoana yoel
yohana yohanna yolanda yon yone yordi yosune youssef ysabel yudith yulia yuliana yurena yuri
yuridia zacarias zaida zaira zenaida zenobia zenon zigor zita zoe zoila zoilo zoraida zoraya
zulema zuleyma zulma zurine
`;
